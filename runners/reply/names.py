"""Names of files in an answer: where models write them, and which are safe to use."""

import re

from grader.shelf import is_graded
from runners.reply.fences import Block

_FILE = r"\w[\w.-]*?\.(?:html?|css|m?js|json|svg|txt|md|csv|xml|ts|py)"
_PATH = rf"(?:[\w.-]+/)*{_FILE}"
_INFO = re.compile(rf"""(?:^|[\s:="'({{])(?P<path>{_PATH})(?=$|[\s"'),:}}])""", re.IGNORECASE)
_ABOVE = re.compile(
    rf"^[\s#>*_`\d.)(-]*(?:file(?:name)?\s*[:=]?\s*|datei\s*:?\s*)?[*_`]*(?P<path>{_PATH})[*_`]*"
    rf"(?:\s*\([^)]*\))?[*_`]*\s*:?[*_`]*\s*$",
    re.IGNORECASE,
)
_SAID = re.compile(rf"[`*\"'](?P<path>{_PATH})[`*\"'][^`]*:\s*$", re.IGNORECASE)
_COMMENT = re.compile(
    rf"^\s*(?:<!--|/\*+|//|#)\s*(?:file(?:name)?\s*:\s*)?(?P<path>{_PATH})\s*(?:-->|\*/)?\s*$",
    re.IGNORECASE,
)
LONGEST = 100
"""Characters of the longest path that is taken over."""


def name_of(block: Block) -> str | None:
    """Tell the file's name that stands in the info string, above the block, or in its first line.

    None where no name stands there, or none that is safe.
    """
    first = block.body.split("\n", 1)[0]
    for pattern, text in (
        (_INFO, block.info),
        (_ABOVE, block.before),
        (_SAID, block.before),
        (_COMMENT, first),
    ):
        found = pattern.search(text)
        if found and (safe := safe_path(found["path"])):
            return safe
    return None


def safe_path(path: str) -> str | None:
    """Return a path that stays in its folder and takes no name of ours, or None."""
    clean = path.strip().replace("\\", "/").removeprefix("./")
    parts = clean.split("/")
    sound = (
        clean
        and len(clean) <= LONGEST
        and not clean.startswith("/")
        and ":" not in clean
        and clean.isprintable()
        and all(part not in ("", ".", "..") and is_graded(part) for part in parts)
    )
    return clean if sound else None
