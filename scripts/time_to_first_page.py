"""Measures the seconds from `make run` on a fresh clone to the first page with a discrepancy on it.

`python3 scripts/time_to_first_page.py` clones the repository into a temporary folder and starts it there twice:
cold, with empty caches of the package installers, and warm, with everything installed but an empty data folder.
`--warm N` measures N warm starts alone.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PORT = 8377
GIVE_UP_AFTER = 300.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--warm", type=int, metavar="N", help="warm starts only, this many of them")
    warm_starts = parser.parse_args().warm
    with tempfile.TemporaryDirectory() as place:
        clone = Path(place) / "figurewatch"
        git = shutil.which("git") or "git"
        subprocess.run([git, "clone", "--quiet", str(ROOT), str(clone)], check=True)  # noqa: S603
        caches = {"PIP_CACHE_DIR": f"{place}/pip", "UV_CACHE_DIR": f"{place}/uv"}
        if warm_starts:
            caches = {}
            subprocess.run([shutil.which("make") or "make", "install"], cwd=clone, check=True)  # noqa: S603
        for name in ["warm"] * warm_starts if warm_starts else ["cold", "warm"]:
            shutil.rmtree(clone / "var", ignore_errors=True)
            say(f"{name}: {seconds_to_first_discrepancy(clone, caches):.1f} s")
    return 0


def seconds_to_first_discrepancy(clone: Path, environment: dict[str, str]) -> float:
    started = time.monotonic()
    make = shutil.which("make") or "make"
    run = subprocess.Popen(  # noqa: S603
        [make, "run", f"PORT={PORT}"], cwd=clone, env=os.environ | environment, start_new_session=True
    )
    try:
        while not shows_a_discrepancy():
            if run.poll() is not None or time.monotonic() - started > GIVE_UP_AFTER:
                raise SystemExit("no discrepancy was shown")
            time.sleep(0.1)
        return time.monotonic() - started
    finally:
        os.killpg(run.pid, signal.SIGINT)
        run.wait()


def shows_a_discrepancy() -> bool:
    """Whether the API lists one and the way in is open: what a reviewer needs to see it on her page."""
    listed = get("/api/v1/discrepancies")
    return bool(listed and json.loads(listed) and get("/login/"))


def get(path: str) -> bytes:
    """The page at `path`, empty where there is none yet."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=10)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.read() if answer.status == http.HTTPStatus.OK else b""
    except (OSError, http.client.HTTPException):
        return b""
    finally:
        connection.close()


def say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
