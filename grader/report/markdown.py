"""A summary in GitHub-flavoured Markdown, short enough for a pull-request comment."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from grader.report.digest import (
    blocked_after,
    failures,
    first_finding,
    first_words,
    found,
    gaps,
    sort_of,
    tally,
)
from grader.report.ladder import Ladder, ladders
from grader.report.wording import (
    CAUSES,
    SIGNS,
    TIERS,
    context,
    count,
    interval,
    percent,
    place,
    score,
    signed,
    visible,
)
from grader.rows import LadderRow, SampleRow, VerdictRow

LONGEST = 60_000
"""Characters of a whole summary: GitHub refuses a comment of more than 65,536."""

_SPARE = 300
_URGENCY = {"broken": 0, "unknown": 1}
_MARKUP = re.compile(r"[&<>|`*_\[\]\\~@$]|:(?=//)|(?<=www)\.", re.IGNORECASE)


def markdown(
    rows: Sequence[SampleRow],
    ladder: Iterable[LadderRow],
    run: Mapping[str, Any],
    notes: Iterable[str] = (),
    *,
    worst: int = 5,
    longest: int = LONGEST,
) -> str:
    """Write the summary: totals, a row a sample, the ladder, then what is wrong with each.

    Args:
        rows: samples, sorted by path and rubric.
        ladder: rungs, in any order.
        run: what is known of the run.
        notes: warnings.
        worst: failed checks to list of every sample.
        longest: characters of the whole; what does not fit is counted instead.
    """
    totals = " · ".join(f"{SIGNS[tier]} {number} {tier}" for tier, number in tally(rows))
    known = " · ".join(("bitgrade", *(escape(one) for one in context(run))))
    sheet = _Sheet(longest - _SPARE)
    sheet.add([f"### {known}", "", f"**{count(len(rows), 'sample')}** {totals}".rstrip(), ""])
    sheet.fill([[f"- ⚠ {code(one)}"] for one in notes], "warning", longest // 10)
    heads = ("tier", "score", "quant", "rubric", "sample", "worst")
    sheet.table(heads, [_overview(row) for row in rows], "sample", longest // 2)
    sheet.fill([_ladder(one) for one in ladders(ladder)], "ladder", longest)
    urgent = sorted(rows, key=lambda row: _URGENCY.get(row["tier"], 2))
    sheet.fill([block for row in urgent if (block := _details(row, worst))], "sample", longest)
    return sheet.text()


def escape(text: str) -> str:
    """Write text so that Markdown, HTML and GitHub read nothing into it."""
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", visible(text))


def code(text: str) -> str:
    """Write text in the typeface of code: no mention, issue number or address becomes a link."""
    return f"<code>{escape(text)}</code>" if text else ""


class _Sheet:
    """Collects lines until no more characters are left, and counts what was left out."""

    def __init__(self, left: int) -> None:
        self._left = left
        self._lines: list[str] = []

    def add(self, lines: Sequence[str]) -> int:
        """Add all of these lines or none of them, and return how many characters they took."""
        size = sum(len(one) + 1 for one in lines)
        if size > self._left:
            return 0
        self._left -= size
        self._lines += lines
        return size

    def fill(self, blocks: Sequence[Sequence[str]], noun: str, most: int) -> None:
        """Add blocks while they fit and take no more than so many characters in all."""
        taken = 0
        for at, block in enumerate(blocks):
            size = 0 if taken > most else self.add(block)
            if not size:
                self._lines += ["", f"*and {count(len(blocks) - at, f'more {noun}')}*"]
                break
            taken += size
        self._lines += [""] if blocks else []

    def table(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], noun: str, most: int
    ) -> None:
        """Add a table as far as its rows fit."""
        if rows and self.add(_table(heads, ())):
            self.fill([[_row(one)] for one in rows], noun, most)

    def text(self) -> str:
        """Return the whole, ending in one line feed."""
        return "\n".join(self._lines).rstrip("\n") + "\n"


def _overview(row: SampleRow) -> tuple[str, ...]:
    failed = failures(row)
    worst = code(failed[0]["check"]) if failed else ""
    more = f" and {len(failed) - 1} more" if len(failed) > 1 else ""
    tier = f"{SIGNS.get(row['tier'], '?')} {escape(row['tier'])}"
    names = (row["quant"] or "", row["rubric"], row["path"])
    return (tier, interval(row), *(code(one) for one in names), worst + more)


def _details(row: SampleRow, worst: int) -> list[str]:
    """Fold away what is wrong with a sample; nothing where nothing is."""
    failed = failures(row)
    lines = list(_left_out(row, len(failed) - worst))
    if not failed and not lines:
        return []
    tier = SIGNS.get(row["tier"], "?")
    head = f"<details><summary>{tier} {interval(row)} {code(row['path'])}</summary>"
    faults = _table(("check", "finding", "place"), [_fault(one) for one in failed[:worst]])
    parts = [part for part in (faults if failed else [], lines) if part]
    return [head, *(line for part in parts for line in ("", *part)), "", "</details>", ""]


def _fault(verdict: VerdictRow) -> tuple[str, ...]:
    finding = first_finding(verdict)
    times = f" ×{found(verdict)}" if found(verdict) > 1 else ""  # noqa: RUF001 - times
    sort = sort_of(verdict)
    check = f"**{code(verdict['check'])}** gate" if sort == "gate" else code(verdict["check"])
    aside = " craft" if sort == "craft" else ""
    return (
        check + aside,
        code(first_words(verdict)) + times,
        code(place(finding, column=True)) if finding else "",
    )


def _left_out(row: SampleRow, more: int) -> Iterable[str]:
    if more > 0:
        yield f"- {count(more, 'more check')} failed"
    for root, checks in blocked_after(row):
        yield f"- {count(len(checks), 'check')} not reached after {code(root)}"
    for gap in gaps(row):
        meaning = CAUSES.get(gap.cause, escape(gap.cause))
        reason = f": {code(gap.reason)}" if gap.reason else ""
        yield f"- {count(len(gap.checks), 'check')} {meaning}{reason}"


def _ladder(ladder: Ladder) -> list[str]:
    aside = " — illustration, not measured" if ladder.illustration else ""
    heads = ("quant", "bits", "score", "step", *(SIGNS[tier] for tier in TIERS), "pass", "of")
    cells = [
        (
            code(one.label),
            one.bits,
            score(one.row["mean_score"]),
            signed(one.step),
            *(str(number) for number in one.counts),
            percent(one.row["pass_rate"]),
            str(one.row["samples"]),
        )
        for one in ladder.rungs
    ]
    title = f"{code(ladder.model)} · {code(ladder.task)}{aside}"
    return [title, "", *_table(heads, cells), ""]


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    return [_row(heads), _row(["---"] * len(heads)), *(_row(one) for one in rows)]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
