"""A PostgreSQL cluster and a Redis of a script's own, in a folder that is thrown away; and what they cost."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Postgres:
    """A cluster without passwords, on a port of its own."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.folder = folder / "postgres"
        self.folder.mkdir()
        # PostgreSQL refuses to run as root.
        self._as = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self._as:
            shutil.chown(self.folder, "postgres")
        self._run(_tool("initdb"), "-D", str(self.folder), "-U", "postgres", "-A", "trust", "--no-sync")
        self.start()
        self._run(_tool("createdb"), "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "figurewatch")

    @property
    def url(self) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/figurewatch"

    def start(self) -> None:
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        log = str(self.folder / "log")
        self._run(_tool("pg_ctl"), "-D", str(self.folder), "-l", log, "-w", "-o", options, "start")

    def stop(self, mode: str = "immediate") -> None:
        self._run(_tool("pg_ctl"), "-D", str(self.folder), "-m", mode, "-w", "stop")

    @property
    def pid(self) -> int:
        return int((self.folder / "postmaster.pid").read_text(encoding="ascii").split()[0])

    def _run(self, *command: str) -> None:
        subprocess.run([*self._as, *command], check=True, stdout=subprocess.DEVNULL, cwd="/")  # noqa: S603


class Redis:
    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self._folder = folder
        self.start()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        command = ["redis-server", "--port", str(self.port), "--save", "", "--dir", str(self._folder)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603
        while not _answers(self.port):
            time.sleep(0.05)

    def kill(self) -> None:
        """With all it holds, for it writes nothing down."""
        self.process.kill()
        self.process.wait()


@contextmanager
def services() -> Iterator[tuple[Path, Postgres, Redis]]:
    """The folder, and both services running; all is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="figurewatch-"))
    folder.chmod(0o755)
    postgres, redis = Postgres(folder), Redis(folder)
    try:
        yield folder, postgres, redis
    finally:
        redis.kill()
        postgres.stop()
        shutil.rmtree(folder)


def tree(root: int) -> list[int]:
    """A process and all that come from it."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (fields := _stat(int(entry.name))):
            children.setdefault(int(fields[1]), []).append(int(entry.name))
    found, left = [], [root]
    while left:
        found.append(pid := left.pop())
        left += children.get(pid, [])
    return found


def cpu_seconds(*roots: int, below: bool = True) -> float:
    """What the processes of these trees have used, with their children that have ended; or these processes alone."""
    fields = (_stat(pid) for root in roots for pid in (tree(root) if below else [root]))
    return sum(sum(map(int, one[11 : 15 if below else 13])) for one in fields if one) / TICKS


def memory(*roots: int) -> int:
    """Resident bytes of these trees; what processes share is counted for each."""
    total = 0
    for pid in (pid for root in roots for pid in tree(root)):
        try:
            total += int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * PAGE
        except OSError:
            continue
    return total


def _stat(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return []


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def _tool(name: str) -> str:
    """Debian keeps the server's tools where no path leads."""
    found = shutil.which(name) or next(map(str, sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))), "")
    if not found:
        raise SystemExit(f"{name} is missing, and the script needs it. Install PostgreSQL: apt-get install postgresql")
    return found
