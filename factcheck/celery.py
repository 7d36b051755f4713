"""The Celery application: workers visit sources and read what they publish."""

import os
from typing import Any

from celery import Celery
from kombu.transport import redis

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")


class HeldMessages(redis.QoS):
    """Those a worker has taken and not yet done with."""

    def restore_unacked(self, client: Any = None) -> None:
        """Puts them back, but not where the broker has gone: Celery would find no address to send them to, and end.

        They are lost with the broker then, and the next sweep finds their work again.
        """
        if self.channel.connection.client is not None:
            super().restore_unacked(client)
        elif self._delivered:
            self._delivered.clear()


redis.Channel.QoS = HeldMessages

app = Celery("factcheck")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
