"""Findings beside the source lines that they speak of, with their film strips."""

import base64
from collections.abc import Iterator, Mapping, Sequence

from grader.report.proof.html import Piece, element, void
from grader.report.proof.stage import Recipe
from grader.report.wording import place
from grader.rows import FindingRow

AROUND = 2
"""Lines above and below the one that is meant."""

LONGEST = 400
"""Code points of a line that are shown; a minified line may have a million."""

BEFORE = 120
"""Code points left of the column that is meant, where a line is cut."""


def finding_items(
    findings: Sequence[FindingRow],
    sources: Mapping[str, Sequence[str]],
    pictures: Mapping[str, bytes],
    recipes: Sequence[Recipe],
) -> list[Piece]:
    """Write each finding as an item of a list."""
    return [_item(one, sources, pictures, recipes) for one in findings]


def _item(
    finding: FindingRow,
    sources: Mapping[str, Sequence[str]],
    pictures: Mapping[str, bytes],
    recipes: Sequence[Recipe],
) -> Piece:
    recipe = next((one for one in recipes if one.name == finding["detail"].get("replay")), None)
    where = " · ".join(
        dict.fromkeys(filter(None, (place(finding, column=True), finding["selector"])))
    )
    return element(
        "li",
        element(
            "div",
            element("span", finding["text"]),
            element("span", where, cls="place soft"),
            cls="said",
        ),
        *_excerpt(finding, sources),
        *(_strip(recipe, pictures) if recipe else ()),
        *((_button(recipe),) if recipe else ()),
    )


def _button(recipe: Recipe) -> Piece:
    return element(
        "p", element("button", "▶ Replay", type="button", cls="play", data_replay=recipe.name)
    )


def _excerpt(finding: FindingRow, sources: Mapping[str, Sequence[str]]) -> Iterator[Piece]:
    lines = sources.get(finding["file"] or "", ())
    line = finding["line"]
    if line is None or not 0 < line <= len(lines):
        return
    last = min(max(finding["end_line"] or line, line), line + 5)
    shown = range(max(1, line - AROUND), min(len(lines), last + AROUND) + 1)
    rows = (
        _row(number, lines[number - 1], finding["column"] if number == line else None,
             cited=line <= number <= last)
        for number in shown
    )  # fmt: skip
    yield element("div", *rows, cls="excerpt", tabindex="0", role="group", aria_label="source")


def _row(number: int, line: str, column: int | None, *, cited: bool) -> Piece:
    start = max(0, (column or 1) - BEFORE) if len(line) > LONGEST else 0
    code = line[start : start + LONGEST].replace("\t", "    ") if column is None else None
    content: tuple[str, ...]
    if code is not None:
        content = (code,)
    else:
        at = (column or 1) - 1
        ahead, word = line[start:at], _word(line, at)
        content = (
            ("…" if start else "") + ahead.replace("\t", "    "),
            element("mark", word),
            line[at + len(word) : start + LONGEST].replace("\t", "    "),
        )
    return element(
        "div",
        element("span", str(number), cls="number"),
        element("code", *content),
        **({"cls": "cited"} if cited else {}),
    )


def _word(line: str, at: int) -> str:
    """The word, or the one character, that stands at a place."""
    end = at
    while end < len(line) and end - at < 40 and (line[end].isalnum() or line[end] in "_$-"):
        end += 1
    return line[at : max(end, at + 1)]


def _strip(recipe: Recipe, pictures: Mapping[str, bytes]) -> Iterator[Piece]:
    shots = [one for one in recipe.strip if one.picture in pictures]
    if not shots:
        return
    figures = (
        element(
            "figure",
            void("img", src=_address(pictures[one.picture]), alt=f"{one.caption}", loading="lazy"),
            element("figcaption", f"{one.at / 1000:.2f} s: {one.caption}"),
        )
        for one in shots
    )
    yield element(
        "div",
        *figures,
        cls="strip",
        tabindex="0",
        role="group",
        aria_label="film strip",
        data_strip=recipe.name,
    )


def _address(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"
