"""Names the app, and has every recorded revision read."""

from typing import Any

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    name = "factcheck.claims"
    label = "claims"

    def ready(self) -> None:
        from monitor.signals import revision_recorded

        revision_recorded.connect(read_recorded, dispatch_uid="claims.read_recorded")


def read_recorded(*, revision: Any, **kwargs: Any) -> None:
    """Have a revision read once the transaction that records it is through."""
    from factcheck.claims.tasks import read_revision

    read_revision.delay_on_commit(revision.pk)  # type: ignore[attr-defined]
