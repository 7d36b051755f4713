"""The Celery application: workers visit sources and read what they publish."""

import gc
import os
from typing import Any

from celery import Celery
from celery.signals import worker_init
from kombu.transport import redis

from monitor import memory

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")


class HeldMessages(redis.QoS):
    """Those a worker has taken. Where the broker has gone meanwhile, it is told nothing of them any more.

    Celery finds no address to tell it to, and would end for that. What is lost with the broker, or comes twice, the
    sweeps and the rows' own marks make good.
    """

    @property
    def _is_cut_off(self) -> bool:
        connection = self.channel.connection
        return connection is None or connection.client is None

    def restore_unacked(self, client: Any = None) -> None:
        if not self._is_cut_off:
            super().restore_unacked(client)
        elif self._delivered:
            self._delivered.clear()

    def ack(self, delivery_tag: str) -> None:
        if not self._is_cut_off:
            super().ack(delivery_tag)

    def reject(self, delivery_tag: str, requeue: bool = False) -> None:
        if not self._is_cut_off:
            super().reject(delivery_tag, requeue)


redis.Channel.QoS = HeldMessages
memory.give_back()

app = Celery("factcheck")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def keep_what_is_loaded(**_: Any) -> None:
    """Models, modules and their functions, 137,000 objects, stay as long as the worker does: to look for circles among
    them again and again, and so often as Python does by itself, took a tenth of the time in which an article is filed.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)
