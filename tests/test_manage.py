"""What the command line says where the site is not set up as it should be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({}, "The database cannot be used: no such table: auth_group. Where its tables are missing, run migrate"),
        ({"DATABASE_URL": "mysql://nobody@nowhere/db"}, "DATABASE_URL must begin with sqlite:/// or postgres://."),
        ({"DATA_DIR": "/dev/null/var"}, "The data folder /dev/null/var cannot be made: Not a directory. Set DATA_DIR."),
        ({"DEBUG": "maybe"}, "DEBUG must be True or False, not 'maybe'."),
    ],
)
def test_what_is_not_set_up_is_one_sentence(tmp_path: Path, environment: dict[str, str], sentence: str) -> None:
    of_an_empty_folder = {"DATA_DIR": str(tmp_path), "DATABASE_URL": ""}
    done = run("make_users", **(of_an_empty_folder | environment))
    assert done.returncode == 1
    assert done.stderr.startswith(sentence)
    assert len(done.stderr.splitlines()) == 1


def test_the_traceback_is_shown_to_who_asks_for_it(tmp_path: Path) -> None:
    done = run("make_users", "--traceback", DATA_DIR=str(tmp_path), DATABASE_URL="")
    assert "Traceback" in done.stderr
