"""Nothing but fetch.py opens a connection to the outside."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NETWORK = {"requests", "urllib3", "socket", "http", "urllib", "ftplib", "smtplib", "asyncio", "httpx", "aiohttp", "ssl"}
NETWORK |= {"boto3", "botocore", "storages"}
# Names in these modules that only take addresses apart or name constants and errors, and connect to nothing.
HARMLESS = {"urllib.parse", "http.HTTPStatus", "smtplib.SMTPException"}
# Who may connect: the door, to the world; the launcher, to what it starts on this machine; the bucket of captures, to
# the server its operator names.
ALLOWED = {"monitor/fetch.py", "factcheck/launcher.py", "monitor/bucket.py"}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def connects(name: str) -> bool:
    harmless = any(name == one or name.startswith(f"{one}.") for one in HARMLESS)
    return name.split(".")[0] in NETWORK and not harmless


def test_only_the_door_imports_what_connects() -> None:
    files = [path for app in ("monitor", "factcheck") for path in (ROOT / app).rglob("*.py")]
    assert len(files) > 20
    found = {str(path.relative_to(ROOT)) for path in files if any(connects(name) for name in imports(path))}
    assert found <= ALLOWED
    assert "monitor/fetch.py" in found


def test_feeds_and_pages_are_parsed_from_bytes_never_from_addresses() -> None:
    """feedparser.parse and lxml.html.parse fetch what they are given when it looks like an address."""
    calls = []
    for path in (ROOT / "monitor").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "trafilatura.fetch" not in text
        assert "lxml.html.parse" not in text
        calls += [line for line in text.splitlines() if "feedparser.parse(" in line]
    assert len(calls) == 1
