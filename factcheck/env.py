"""Reads settings from the environment; secrets may stand in files named by NAME_FILE."""

from __future__ import annotations

import hashlib
import os
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

# The kernel's field for a socket's path: 108 bytes on Linux, 104 on macOS, the closing NUL included.
LONGEST_SOCKET_PATH = 100


def env_str(name: str, default: str = "") -> str:
    """The variable NAME, or the content of the file that NAME_FILE names; an empty one is none."""
    path = os.environ.get(f"{name}_FILE")
    if path:
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE names a file that cannot be read: {path}") from error
    return os.environ.get(name) or default


def data_folder() -> Path:
    """The folder of all that a site keeps; made where there is none."""
    folder = Path(env_str("DATA_DIR", str(Path(__file__).resolve().parent.parent / "var")))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        said = f"The data folder {folder} cannot be made: {error.strerror}. Set DATA_DIR."
        raise ImproperlyConfigured(said) from error
    return folder


def env_bool(name: str, default: bool) -> bool:
    """True or False as written; anything else stops the start, so that a typing slip never switches a guard off."""
    value = os.environ.get(name, "")
    if value not in {"", "True", "False"}:
        raise ImproperlyConfigured(f"{name} must be True or False, not {value!r}.")
    return default if value == "" else value == "True"


def env_int(name: str, default: int) -> int:
    value = os.environ.get(name, "")
    if value == "":
        return default
    try:
        return int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.") from error


def env_list(name: str, default: str = "") -> list[str]:
    """A list written with commas; blanks around the items and empty items fall away."""
    return [item.strip() for item in (os.environ.get(name) or default).split(",") if item.strip()]


def database(url: str, password: str = "") -> dict[str, Any]:
    """A Django database from `sqlite:///path` or `postgres://user:password@host:port/name`.

    `password` replaces the one in the address, so that a secret need not stand among other settings.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(url.removeprefix("sqlite:///"))
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": password or unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured("DATABASE_URL must begin with sqlite:/// or postgres://.")


def _sqlite(path: str) -> dict[str, Any]:
    """SQLite fit for several processes: readers beside a writer, and writers that queue instead of failing."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def broker_socket(data_dir: Path) -> Path:
    """The embedded broker's socket, in a folder of its own: inside the data folder, where the path allows it.

    A socket's path must be short, and Valkey's configuration knows no blanks in a path. Where the data folder breaks
    either rule, the broker lives among the temporary files, in the same folder each time.
    """
    inside = data_dir.absolute() / "broker" / "broker.sock"
    path = str(inside)
    if len(os.fsencode(path)) <= LONGEST_SOCKET_PATH and not any(sign.isspace() for sign in path):
        return inside
    digest = hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"figurewatch-{digest}" / inside.name


def snapshot_storage(bucket: str, *, endpoint: str, region: str, access_key: str, secret_key: str) -> dict[str, Any]:
    """Where captures are kept: the bucket, or, where none is named, a folder.

    `endpoint` is empty for Amazon's own; without keys, those of the machine's role are used.
    """
    if not bucket:
        return {"BACKEND": "monitor.storage.SnapshotFolder"}
    if not find_spec("boto3"):
        raise ImproperlyConfigured('SNAPSHOT_BUCKET needs the extra "s3": install it with uv sync --inexact --extra s3')
    options = {
        "bucket": bucket,
        "endpoint": endpoint,
        "region": region,
        "access_key": access_key,
        "secret_key": secret_key,
    }
    return {"BACKEND": "monitor.bucket.SnapshotBucket", "OPTIONS": options}
