"""Captures in a bucket that speaks S3. Needs the extra "s3"; used where SNAPSHOT_BUCKET names one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import ContentFile
from s3transfer.exceptions import RetriesExceededError
from storages.backends.s3 import S3Storage


class SnapshotBucket(S3Storage):  # type: ignore[misc]
    """As the folder does, it raises OSError where it cannot be reached, and FileNotFoundError for what is not there."""

    def open(self, name: str, mode: str = "rb") -> Any:
        """With all that is in it: else the bucket would be asked for that later, and might not answer any more."""
        with _as_oserror(), super().open(name, mode) as file:
            return ContentFile(file.read())

    def save(self, name: str, content: Any, max_length: int | None = None) -> str:
        with _as_oserror():
            return str(super().save(name, content, max_length))

    def probe(self) -> None:
        """Raises OSError where the bucket does not answer."""
        with _as_oserror():
            self.exists("probe")


@contextmanager
def _as_oserror() -> Iterator[None]:
    try:
        yield
    except (BotoCoreError, ClientError, RetriesExceededError) as error:
        raise OSError(f"the bucket of captures does not work: {error}") from error
