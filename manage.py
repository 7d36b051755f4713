#!/usr/bin/env python
"""Django's door to the command line; what only whoever runs the site can mend is one sentence, and no traceback."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError, ProgrammingError


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    try:
        execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, OperationalError, ProgrammingError) as error:
        if "--traceback" in sys.argv:
            raise
        sys.stderr.write(f"{_sentence(error)}\n")
        return 1
    return 0


def _sentence(error: Exception) -> str:
    if isinstance(error, ImproperlyConfigured):
        return str(error)
    said = str(error).strip().splitlines()[0].rstrip(".")
    return (
        f"The database cannot be used: {said}. Where its tables are missing, run migrate; where it is not the site's, "
        "set DATA_DIR or DATABASE_URL as for the site. --traceback shows more."
    )


if __name__ == "__main__":
    sys.exit(main())
