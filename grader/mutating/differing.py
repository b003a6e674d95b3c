"""What differs between two answers, in few and short lines."""

import difflib
from collections.abc import Iterator

LINES = 8
"""Lines of each side at most."""

WIDEST = 110
"""Characters of a line at most; of a longer one, those around the change."""


def difference(before: str, after: str) -> str:
    """Say what changed as lines that begin with - and +, long ones cut around the change."""
    old, new = before.splitlines(), after.splitlines()
    said: list[str] = []
    for tag, start, end, first, last in _opcodes(old, new):
        if tag == "equal":
            continue
        gone, come = old[start:end], new[first:last]
        at = _first(gone, come)
        said += _side("-", gone, at)
        said += _side("+", come, at)
    return "\n".join(said)


def _opcodes(old: list[str], new: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Edits of lines; equal heads and tails are taken off first, since comparing is quadratic."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(middle_old) * len(middle_new) > 1_000_000:
        yield "replace", head, len(old) - tail, head, len(new) - tail
        return
    matcher = difflib.SequenceMatcher(None, middle_old, middle_new, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        yield tag, start + head, end + head, first + head, last + head


def _first(gone: list[str], come: list[str]) -> int:
    """Where two lines begin to differ."""
    one, other = (gone or [""])[0], (come or [""])[0]
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _side(sign: str, lines: list[str], at: int) -> Iterator[str]:
    shown = [one for one in lines if one.strip()]
    for one in shown[:LINES]:
        yield f"{sign} {_cut(one, at)}"
    if len(shown) > LINES:
        yield f"{sign} … {len(shown) - LINES} lines more"


def _cut(line: str, at: int) -> str:
    line = line.expandtabs(2)
    if len(line) <= WIDEST:
        return line.strip()
    start = max(0, min(at - WIDEST // 2, len(line) - WIDEST))
    part = line[start : start + WIDEST].strip()
    return f"{'…' if start else ''}{part}{'…' if start + WIDEST < len(line) else ''}"
