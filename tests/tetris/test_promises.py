"""What generated games promise, read off their pages alone, beside what is true of them."""

import re

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from rubrics.tetris.evidence.advertised import Promises, drop_points
from tests.budget import FULL
from tests.games.generator import game, regression_specs
from tests.games.spec import Spec

INLINE = {"span", "b", "i", "em", "kbd", "font", "strong"}
EVERY = 1 if FULL else 6
SPECS = [one for one in regression_specs() if one["view"] != "window"][::EVERY]


def words(html: str) -> str:
    """The text of a page, about as a browser shows it before anything has run."""
    body = BeautifulSoup(html, "html5lib").body
    assert body is not None
    lines = "".join(_parts(body)).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def _parts(element: Tag) -> list[str]:
    made: list[str] = []
    for child in element.children:
        if type(child) is NavigableString:
            made.append(re.sub(r"\s+", " ", child))
        elif isinstance(child, Tag) and child.name not in ("script", "style"):
            edge = "" if child.name in INLINE else "\t" if child.name == "td" else "\n"
            made += [edge, *_parts(child), edge]
    return made


@pytest.mark.parametrize("spec", SPECS, ids=lambda one: one.name)
def test_what_is_promised_is_what_is_owed(spec: Spec) -> None:
    written = game(spec)
    said = words(written.html)
    promises = Promises.of(said)
    owed = {check: one.status != "not-owed" for check, one in written.truth.items()}
    assert bool(promises.soft) == owed["dead-soft-drop"]
    assert bool(promises.hard) == owed["dead-hard-drop"]
    assert bool(drop_points(said)) == owed["unscored-drop"]
    assert promises.faster == owed["constant-speed"]
    assert promises.following == owed["blank-preview"]
