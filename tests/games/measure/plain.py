"""The games as language models write them: what was said of each, laid beside what is true."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from tests.games.library import Plain
from tests.games.oracle import BESIDE, CHECKS, CRAFT

OURS = frozenset((*CHECKS, *BESIDE)) - frozenset(CRAFT)
"""Checks of the game itself; a finding of taste says nothing of it."""


def outcome(game: Plain, row: Mapping[str, Any]) -> str:
    """One of: right, found, missed, alarm (a sound game, or another check is blamed), open."""
    failed = {one["check"] for one in row["verdicts"] if one["status"] == "failed"} & OURS
    if not game.fault:
        return "alarm" if failed else "right" if row["passed"] else "open"
    if game.owner in failed:
        return "found" if failed == {game.owner} else "alarm"
    if failed:
        return "alarm"
    return "missed" if row["passed"] and not _undecided(row, game.owner) else "open"


def _undecided(row: Mapping[str, Any], check: str) -> bool:
    return any(one["check"] == check and one["status"] == "gap" for one in row["verdicts"])


def table(games: list[Plain], rows: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Lines of a table in Markdown, and a count of outcomes."""
    yield "| game | fault | tier | outcome | said |"
    yield "|---|---|---|---|---|"
    counts: Counter[str] = Counter()
    for game in games:
        row = rows[game.name]
        failed = [one["check"] for one in row["verdicts"] if one["status"] == "failed"]
        said = ", ".join(f"`{one}`" for one in failed if one in OURS)
        what = outcome(game, row)
        counts[what] += 1
        fault = f"{game.owner or 'no check of its own'}" if game.fault else "sound"
        yield f"| {game.name} | {fault} | {row['tier']} | {what} | {said} |"
    yield ""
    yield ", ".join(f"{count} {what}" for what, count in sorted(counts.items()))
