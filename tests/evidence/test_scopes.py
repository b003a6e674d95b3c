"""What every name of a page's scripts refers to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.evidence.near import nearest
from grader.evidence.scopes import Scopes
from grader.evidence.spelling import distance
from grader.evidence.unresolved import Unresolved

UNKNOWN = [
    ("<script>a; { let a; }</script>", "a"),
    ("<script>{ function f() {} } f();</script>", ""),
    ("<script>{ let f; } f();</script>", "f"),
    ("<script>if (1) { var v; } v;</script>", ""),
    ("<script>try {} catch ({ message: m }) { m; } m;</script>", "m"),
    ("<script>for (var i in {}) {} i; for (let j of []) {} j;</script>", "j"),
    ("<script>(function me(p = me, ...r) { arguments; r; })(); me;</script>", "me"),
    ("<script>C = class D { #x = 1; static { D; } y() { this.#x; } }; D;</script>", "C D"),
    ("<script>({ a, b: c, d = e } = {});</script>", "a c d e"),
    ("<script>x => x; (y, [z]) => y + z; x;</script>", "x"),
    ("<script>`${t}${`${u}`}`;</script>", "t u"),
    ("<script>let a = 1;</script><script type=module>a;</script>", ""),
    ("<script type=module>let a = 1;</script><script>a;</script>", "a"),
    ("<script type=module>export { q as r } from './m.js'; export { s };</script>", "s"),
    ("<p onclick='const n = event; n; title; m'></p>", "m"),
    ("<script>async function* g() { for await (const x of y) yield x; }</script>", "y"),
    ("<script>o = { k, [l]: 1, n() { k; }, get s() { return 1; } };</script>", "o k l"),
    ("<script>with (Math) { floor(1); }</script>", ""),
    ("<script>import('./x.js').then(({ a: b }) => b); import.meta; new.target;</script>", ""),
]  # fmt: skip


@pytest.mark.parametrize(("page", "names"), UNKNOWN)
def test_names_that_nothing_declares(page: str, names: str) -> None:
    assert [one.name for one in Unresolved.parse(page).strangers] == names.split()


def test_a_place_counts_in_the_file() -> None:
    unresolved = Unresolved.parse("<p>é</p>\n  <script>const é = 1; é + wrong;</script>")
    (stranger,) = unresolved.strangers
    place = unresolved.scopes.place(stranger.use)
    assert (place.line, place.column) == (2, 28)


def test_classic_scripts_share_a_scope_and_modules_do_not() -> None:
    scopes = Scopes.parse("<script>let a;</script><script>a;</script><script type=module>var a; a;")
    assert [one.declared[0].script for one in scopes.uses] == [0, 2]


@pytest.mark.parametrize("way", ["id=lane", "name='lane'"])
def test_ids_are_names(way: str) -> None:
    assert not Unresolved.parse(f"<p {way}></p><script>lane.remove();</script>").strangers


@given(st.text("ab", max_size=6), st.text("ab", max_size=6))
def test_distance_is_symmetric_and_bounded(one: str, other: str) -> None:
    found = distance(one, other, 6)
    assert found == distance(other, one, 6)
    assert (found == 0) == (one == other)
    assert abs(len(one) - len(other)) <= found <= max(len(one), len(other))


def test_nearest_wants_one_letter_of_four() -> None:
    assert nearest("scroe", ["score", "store"]) == "score"
    assert nearest("ab", ["ac"]) is None
