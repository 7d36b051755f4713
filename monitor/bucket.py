"""Captures in a bucket that speaks S3. Needs the extra "s3"; used where SNAPSHOT_BUCKET names one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import ContentFile
from django.core.files.storage import Storage

# A visit cannot wait for long; what could not be had or kept is tried again with the next.
ANSWERS_WITHIN = {"connect_timeout": 2, "read_timeout": 3, "retries": {"total_max_attempts": 2, "mode": "standard"}}
# As many threads as a watcher has ask at a time.
_AT_ONCE = 32
# Servers other than Amazon's may not know its newer checksums; names say what files hold.
_CHECKSUMS = {"request_checksum_calculation": "when_required", "response_checksum_validation": "when_required"}


class SnapshotBucket(Storage):
    """As the folder does, it raises OSError where it cannot be reached, and FileNotFoundError for what is not there."""

    def __init__(self, bucket: str, *, endpoint: str, region: str, access_key: str, secret_key: str) -> None:
        """`endpoint` is empty for Amazon's own; without keys, those of the machine's role are used."""
        self._bucket = bucket
        self._where = {"endpoint_url": endpoint or None, "region_name": region or None}
        self._keys = {"aws_access_key_id": access_key or None, "aws_secret_access_key": secret_key or None}

    @cached_property
    def _client(self) -> Any:
        """For all threads: to make one takes a tenth of a second."""
        config = Config(max_pool_connections=_AT_ONCE, **ANSWERS_WITHIN, **_CHECKSUMS)
        return boto3.session.Session(**self._keys).client("s3", config=config, **self._where)

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """Files are named by what they hold: writing one again changes nothing."""
        return name

    def _open(self, name: str, mode: str = "rb") -> ContentFile[bytes]:
        """With all that is in it: else the bucket would be asked for that later, and might not answer any more."""
        with _as_oserror():
            return ContentFile(self._client.get_object(Bucket=self._bucket, Key=name)["Body"].read())

    def _save(self, name: str, content: Any) -> str:
        with _as_oserror():
            self._client.put_object(Bucket=self._bucket, Key=name, Body=content.read())
        return name

    def probe(self) -> None:
        """Raises OSError where the bucket does not answer."""
        with suppress(FileNotFoundError):
            self.open("probe")


@contextmanager
def _as_oserror() -> Iterator[None]:
    try:
        yield
    except (BotoCoreError, ClientError) as error:
        if isinstance(error, ClientError) and error.response["Error"]["Code"] in {"NoSuchKey", "404"}:
            raise FileNotFoundError("there is no such file in the bucket of captures") from error
        raise OSError(f"the bucket of captures does not work: {error}") from error
