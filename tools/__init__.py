"""What ``make`` needs before anything is installed: nothing but Python's standard library."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older one may well be what is called python3
    sys.exit("bitgrade needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 ...")


def say(text: str) -> None:
    """Tell the person who waits; standard output carries only data."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
