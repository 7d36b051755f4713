"""The newsroom's state: where it stands and since when, kept in a file so that a restart changes nothing."""

from __future__ import annotations

import json
import socket
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

USUAL_PORT = 8090


@dataclass(frozen=True)
class Newsroom:
    """`opened_at` is when it first opened its doors; its corrections follow by the clock from there."""

    file: Path
    port: int
    opened_at: datetime

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"http://{self.host}"


def open_newsroom(data_dir: Path, now: datetime) -> Newsroom:
    """The newsroom of this data folder; opened now, if there was none."""
    file = data_dir / "newsroom.json"
    if not file.exists():
        file.write_text(json.dumps({"port": _free_port(), "opened_at": now.isoformat()}), encoding="utf-8")
    return read_newsroom(file)


def read_newsroom(file: Path) -> Newsroom:
    state = json.loads(file.read_text(encoding="utf-8"))
    return Newsroom(file, state["port"], datetime.fromisoformat(state["opened_at"]).astimezone(UTC))


def _free_port() -> int:
    for port in (USUAL_PORT, 0):
        try:
            with socket.create_server(("127.0.0.1", port)) as probe:
                return int(probe.getsockname()[1])
        except OSError:
            continue
    raise OSError("no free port on 127.0.0.1")
