"""Odd pages with nothing wrong in them, read from ``good_pages.txt``."""

import re
from pathlib import Path

_PAGE = re.compile(r"^=== (.+)\n((?:(?!===).*\n)*)", re.MULTILINE)


def _read() -> dict[str, str]:
    text = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
    return {name: page.removesuffix("\n") for name, page in _PAGE.findall(text)}


GOOD_PAGES: dict[str, str] = {
    "nothing": "",
    "windows line ends": "<!DOCTYPE html>\r\n<body>\r\n<p>Hi\r\n</body>\r\n</html>\r\n",
    **_read(),
}
