"""Put the proof together. Whatever the artifact says is escaped, or data that nothing runs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from grader.report.digest import blocked_after, failures, gaps, of_status, sort_of
from grader.report.proof.findings import (
    film_strip,
    finding_items,
    play_button,
    recipe_of,
)
from grader.report.proof.html import element, raw, text
from grader.report.proof.stage import Recipe, stage
from grader.report.show import meaning
from grader.report.wording import CAUSES, asked, context, count, interval, percent, score, visible
from grader.rows import SampleRow, VerdictRow
from grader.rubric import Bars

POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' data: blob:; "
    "style-src 'unsafe-inline' data: blob:; img-src data: blob:; media-src data: blob:; "
    "font-src data: blob:; worker-src data: blob:; connect-src data: blob:; "
    "form-action 'none'; base-uri 'none'"
)
"""The frame in which the program runs inherits it (HTML, "policy container"): no network."""

SIGNS = {"gate": "✗", "fault": "•", "craft": "◦"}
TITLES = {"gate": "Failed gates", "fault": "Faults", "craft": "Craft"}


@dataclass(frozen=True)
class Proof:
    """What a proof is made of.

    ``page`` is the artifact as one text, empty where it is no page or not at hand. ``sources``
    are lines by file, ``pictures`` PNG files by name, ``manuals`` what the checks mean, by id.
    ``replays`` are recipes (:class:`grader.evidence.replay.Replay` as JSON, each with ``play`` for
    the lab's own script), ``injection`` the script that brings our clock and randomness into the
    frame. ``run`` says what looked.
    """

    row: SampleRow
    page: str = ""
    sources: Mapping[str, Sequence[str]] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    replays: Sequence[Mapping[str, Any]] = ()
    injection: str = ""
    manuals: Mapping[str, str] = field(default_factory=dict)
    bars: Bars = field(default_factory=Bars)
    run: Mapping[str, Any] = field(default_factory=dict)


def proof(given: Proof) -> str:
    """Write the page: one file that needs nothing else and asks nobody for anything."""
    recipes = [Recipe.read(one) for one in given.replays] if given.page else []
    parts = [
        _header(given),
        stage(recipes) if recipes else "",
        *_made_out(given, recipes),
        *_findings(given, recipes),
        *_remainder(given.row),
    ]
    body = "".join(parts) + (_scripts(given, recipes) if recipes else "")
    title = f"{given.row['path']}: proof"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{text(POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{text(title)}</title>\n<style>\n{_resource('proof.css')}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    )


def _header(given: Proof) -> str:
    row = given.row
    who = " ".join(one for one in (row["model"], row["quant"]) if one)
    about = [row["rubric"], asked(row), who, f"sha256 {row['artifact'][:12]}"]
    looked = " · ".join(context(given.run))
    tier = element("span", row["tier"], cls=f"tier {row['tier']}")
    figures = (f"score {interval(row)}", f"craft {score(row['craft'])}")
    return element(
        "header",
        element("h1", row["path"]),
        element("p", " · ".join(filter(None, about)), cls="soft"),
        element("p", tier, f": {meaning(row, given.bars)}"),
        element(
            "div",
            *(element("span", one) for one in figures),
            element("span", f"{percent(row['observed'])} looked at"),
            element("span", looked, cls="soft") if looked else "",
            cls="figures",
        ),
    )


def _made_out(given: Proof, recipes: Sequence[Recipe]) -> Iterator[str]:
    """What was made out before anything was judged: replays with a grid that no finding names."""
    found = [one for verdict in given.row["verdicts"] for one in verdict["findings"]]
    named = {one.name for it in found if (one := recipe_of(it, recipes))}
    titled = False
    for recipe in recipes:
        strip = list(film_strip(recipe, given.pictures))
        if strip and recipe.name not in named and any(one.grid for one in recipe.strip):
            if not titled:
                titled = True
                yield element("h2", "What was made out")
            yield element(
                "article", element("h3", recipe.title), *strip, play_button(recipe),
                cls="card finding",
            )  # fmt: skip


def _findings(given: Proof, recipes: Sequence[Recipe]) -> Iterator[str]:
    failed = failures(given.row)
    if not failed:
        yield element("h2", "Nothing failed")
    for sort, title in TITLES.items():
        there = [one for one in failed if sort_of(one) == sort]
        if there:
            yield element("h2", f"{title} ", element("span", str(len(there)), cls="soft"))
            yield from (_failure(one, given, recipes) for one in there)


def _failure(verdict: VerdictRow, given: Proof, recipes: Sequence[Recipe]) -> str:
    manual = given.manuals.get(verdict["check"], "").strip().partition("\n")[0]
    counts = f"{verdict['faulty']} of {verdict['total']}, weight {verdict['weight']:g}"
    hidden = verdict["faulty"] - len(verdict["findings"])
    items = finding_items(verdict["findings"], given.sources, given.pictures, recipes)
    return element(
        "article",
        element(
            "header",
            element("h3", f"{SIGNS[sort_of(verdict)]} {verdict['check']}"),
            element("span", counts, cls="aside"),
        ),
        element("p", manual, cls="soft") if manual else "",
        element("ul", *items) if items else element("p", verdict["reason"]),
        element("p", f"and {hidden} more", cls="soft") if items and hidden > 0 else "",
        cls="card finding",
    )


def _remainder(row: SampleRow) -> Iterator[str]:
    """What was not judged, not reached, and what held."""
    for gap in gaps(row):
        said = f"{count(len(gap.checks), 'check')} {CAUSES.get(gap.cause, gap.cause)}"
        yield _folded(said, list(gap.checks))
    for root, checks in blocked_after(row):
        yield _folded(f"{count(len(checks), 'check')} not reached after {root}", list(checks))
    held = [one["check"] for one in of_status(row, "passed")]
    if held:
        yield _folded(f"{count(len(held), 'check')} passed", held)


def _folded(title: str, names: Sequence[str]) -> str:
    items = (element("li", visible(one)) for one in names)
    return element("details", element("summary", title), element("ul", *items, cls="rest"))


def _scripts(given: Proof, recipes: Sequence[Recipe]) -> str:
    """The data that the page's own script reads, and that script."""
    kept = {
        "page": given.page,
        "replays": [one.told for one in recipes],
        "injection": given.injection,
    }
    data = json.dumps(kept).replace("<", "\\u003c")  # no tag can end inside
    return (
        f'<script type="application/json" id="kept">{data}</script>\n'
        f"{raw('script', _resource('proof.js'))}\n"
    )


def _resource(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")
