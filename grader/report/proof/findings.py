"""Findings beside the source lines that they speak of, with their film strips."""

import base64
from collections.abc import Iterator, Mapping, Sequence

from grader.report.proof.grid import gridded
from grader.report.proof.html import Piece, element, void
from grader.report.proof.stage import Recipe, Shot
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
    recipe = recipe_of(finding, recipes)
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
        *(film_strip(recipe, pictures) if recipe else ()),
        *((play_button(recipe),) if recipe else ()),
    )


def recipe_of(finding: FindingRow, recipes: Sequence[Recipe]) -> Recipe | None:
    """The replay that a finding names, or that shows the moment of it."""
    named = finding["detail"].get("replay")
    moment = finding["time_ms"]
    return next(
        (one for one in recipes
         if one.name == named or (moment is not None and one.moment == moment)),
        None,
    )  # fmt: skip


def play_button(recipe: Recipe) -> Piece:
    """Write the button that plays a replay on the stage."""
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


def film_strip(recipe: Recipe, pictures: Mapping[str, bytes]) -> Iterator[Piece]:
    """Write the pictures of a replay side by side."""
    shots = [one for one in recipe.strip if one.picture in pictures]
    if not shots:
        return
    figures = (
        element(
            "figure",
            _image(one, pictures[one.picture]),
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


def _image(shot: Shot, png: bytes) -> Piece:
    if shot.grid is not None:
        return gridded(png, shot.grid, shot.caption)
    return void("img", src=_address(png), alt=shot.caption, loading="lazy")


def _address(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"
