"""Which expressions are surely numbers, and which keys scripts wait for."""

import pytest

from grader.evidence.key_tests import KeyTests
from grader.evidence.style_writes import StyleWrites

NUMBERS = [
    ("let x = 1; x += 2; e.style.left = x;", True),
    ("let x; x = '1px'; e.style.left = x;", False),
    ("let x = 1; x = y; e.style.left = x;", False),
    ("function f(x) { e.style.left = x; }", False),
    ("function f(x) { e.style.left = x * 2; }", True),
    ("p = { x: 1 }; p.x++; e.style.left = p.x;", True),
    ("p = { x: 1 }; p.x = q; e.style.left = p.x;", False),
    ("e.style.left = a ? 1 : '2px';", False),
    ("e.style.left = Math.max(1, 2) + e.clientX;", True),
    ("e.style.left = e.clientX + 'px';", False),
]


@pytest.mark.parametrize(("script", "number"), NUMBERS)
def test_numbers(script: str, number: bool) -> None:  # noqa: FBT001 - a table
    (write,) = StyleWrites.parse(f"<script>{script}</script>").writes
    assert write.number is number


def test_parts_of_a_text() -> None:
    script = "const n = 1; e.style.transform = `rotate(${n}deg) translate(${m}px, ` + n + ')';"
    (write,) = StyleWrites.parse(f"<script>{script}</script>").writes
    assert write.text == "rotate(5deg) translate(\0px, 5)"


KEYS = [
    ("onkeydown = (e) => { if (e.key === 'a') go(); };", ["key a"]),
    ("onkeydown = ({ key, code }) => { key === 'a'; code == 'KeyA'; };", ["key a", "code KeyA"]),
    ("onkeydown = (e) => turn(e.key); function turn(k) { k === 'b'; }", ["key b"]),
    ("onkeydown = (e) => { held[e.code] = true; }; held['KeyA'];", ["code KeyA"]),
    ("onkeydown = (e) => { held.add(e.key); }; held.has('a');", ["key a"]),
    ("const KEYS = { a: 1, b: 2 }; onkeydown = (e) => { KEYS[e.key]; };", ["key a", "key b"]),
    ("onclick = (e) => { e.key === 'a'; };", []),
]


@pytest.mark.parametrize(("script", "wanted"), KEYS)
def test_keys(script: str, wanted: list[str]) -> None:
    found = KeyTests.parse(
        f"<script>window.{script}</script>"
        if script[0] == "o"
        else f"<script>{script.replace(' onkey', ' window.onkey')}</script>"
    )
    assert sorted(f"{one.said} {one.text}" for one in found.tests) == sorted(wanted)
