"""What may go wrong with a visit to a site, in sentences for its curator."""

from __future__ import annotations

from datetime import datetime, timedelta

from monitor import cadence
from monitor.models import Visit

Outcome = Visit.Outcome


class FetchError(Exception):
    """The source's trouble, in a sentence for its curator.

    `permanent` says that the same request will fail again until someone acts; `wait` is how long the site asked to
    be left alone.
    """

    def __init__(
        self,
        message: str,
        outcome: Visit.Outcome,
        *,
        permanent: bool = False,
        status: int | None = None,
        wait: timedelta | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.outcome = outcome
        self.permanent = permanent
        self.status = status
        self.wait = wait

    @property
    def passes(self) -> bool:
        """Whether it is of a kind that passes by itself, and sooner than the next visit would come."""
        return self.outcome in _PASSING or (self.outcome == Outcome.BUSY and self.wait is not None)


_PASSING = {Outcome.SLOW, Outcome.UNREACHABLE, Outcome.SERVER_ERROR, Outcome.NOT_KEPT}
_STATUS = {
    401: ("The site wants a login for this page (401).", Outcome.REFUSED),
    403: ("The site refuses to show this page (403).", Outcome.REFUSED),
    404: ("The site says that there is no such page (404).", Outcome.MISSING),
    410: ("The site says that the page is gone (410).", Outcome.MISSING),
    429: ("The site asks to be visited less often (429).", Outcome.BUSY),
    451: ("The site may not show this page, for legal reasons (451).", Outcome.REFUSED),
    503: ("The site is busy or closed for maintenance (503).", Outcome.BUSY),
}


def status_error(status: int, retry_after: str, now: datetime) -> FetchError:
    """The failure that a status tells of; `retry_after` is the header of that name, or ""."""
    message, outcome = _STATUS.get(status) or _by_class(status)
    wait = cadence.retry_after(retry_after, now)
    return FetchError(message, outcome, permanent=status in {404, 410}, status=status, wait=wait)


def _by_class(status: int) -> tuple[str, Visit.Outcome]:
    if 500 <= status < 600:
        return f"The site has an error of its own ({status}).", Outcome.SERVER_ERROR
    if 400 <= status < 500:
        return f"The site does not accept the request ({status}).", Outcome.REFUSED
    return f"The site answered with the unexpected status {status}.", Outcome.SERVER_ERROR
