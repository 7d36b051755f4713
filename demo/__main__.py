"""`python -m demo FILE` serves the newsroom whose state is in FILE, on this machine only."""

from __future__ import annotations

import sys
from pathlib import Path

from demo.newsroom import read_newsroom
from demo.server import serve

serve(read_newsroom(Path(sys.argv[1])))
