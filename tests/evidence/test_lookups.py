"""Which elements scripts look up, and what they do with them."""

import pytest

from grader.evidence.lookups import Lookups

CASES = [
    ("document.getElementById('a').x;", "a read", True),
    ("document.getElementById('a').x();", "a call", True),
    ("document.getElementById('a').x = 1;", "a write", True),
    ("document.getElementById('a')?.x;", "a", False),
    (
        "const e = document.querySelector('#a'); e.x(); function f() { e.y = 1; }",
        "a call write",
        True,
    ),
    ("const e = document.querySelector('.a'); if (e) e.x();", "a call", False),
    ("const e = document.querySelector('.a'); go(e); e.x();", "a call", True),
    ("document.querySelector('#a b').x; other.querySelector('#a').x;", "a a", True),
    ("const g = { c: document.getElementById('a'), f() { this.c.x(); } };", "a call", True),
    ("this.c = document.getElementById('a'); this.c.x(); b.c = 1;", "a", True),
    ("const g = { c: document.getElementById('a') }; if (g.c) g.c.x();", "a call", False),
    ("['a'].forEach(id => document.getElementById(id).x);", "a", False),
    ("document.querySelectorAll('.a:hover, #b'); x.querySelectorAll('.a[b]');", "a", False),
]


@pytest.mark.parametrize(("script", "used", "bare"), CASES)
def test_lookups(script: str, used: str, bare: bool) -> None:  # noqa: FBT001 - a table
    found = Lookups.parse(f"<script>{script}</script>").lookups
    told = [" ".join([one.name, *(each.how for each in one.members)]) for one in found]
    assert " ".join(told) == used
    assert [one.bare for one in found] == [bare] * len(found)


@pytest.mark.parametrize(
    "script",
    ["x.id = 'a';", 'b.innerHTML = "<i id=a>";', "t.setAttribute('id', 'a');", "ids = ['a'];"],
)
def test_what_scripts_may_create_is_known(script: str) -> None:
    page = f"<script>{script} document.getElementById('a').x;</script>"
    assert "a" in Lookups.parse(page).created


@pytest.mark.parametrize(
    "script", ["x.id = `c${n}`;", "x.id = name;", "b.innerHTML = `<i id=${n}>`;"]
)
def test_ids_that_are_put_together_may_be_any(script: str) -> None:
    page = f"<script>{script} document.getElementById('z').x;</script>"
    assert not Lookups.parse(page).closed
