"""Traits of pages, read off the text."""

import pytest

from grader.evidence.page_facts import PageFacts


def fact(page: str, name: str) -> object:
    return PageFacts.parse(page).get(name)


def test_counts() -> None:
    page = (
        "<style>@media (min-width: 9px) { a { b: c } } @keyframes x { from { b: c } }</style>"
        "<style media='(hover)'></style><p>é</p><script>let a, b; const c = 1; var d;"
        "class E { f() {} } function g() {} const h = class {};</script>"
    )
    assert fact(page, "media-queries") == 2
    assert fact(page, "keyframes") == 1
    assert fact(page, "function-count") == 2
    assert fact(page, "class-count") == 2
    assert fact(page, "global-count") == 3
    assert fact(page, "element-count") == 4
    assert fact(page, "html-bytes") == len(page.encode())


@pytest.mark.parametrize(
    ("page", "markup"),
    [
        ("<main><header></header><div></div></main>", "semantic"),
        ("<div></div>" * 6 + "<main></main>", "divs"),
        ("<div></div>", "divs"),
        ("<h1>x</h1><canvas></canvas>", None),
    ],
)
def test_markup(page: str, markup: str | None) -> None:
    assert fact(page, "markup") == markup


@pytest.mark.parametrize(
    ("code", "loop"),
    [
        ("function f() { requestAnimationFrame(f); } setInterval(g, 5);", "requestAnimationFrame"),
        ("const f = () => { window.requestAnimationFrame(() => f()); };", "requestAnimationFrame"),
        ("requestAnimationFrame(f); function f() {} setInterval(f, 500);", "setInterval"),
        ("function f() { setTimeout(f, 500); }", "setTimeout"),
        ("class A { run() { setTimeout(this.run.bind(this), 9); } }", "setTimeout"),
        ("setTimeout(f, 500); function f() {}", "none"),
    ],
)
def test_frame_loop(code: str, loop: str) -> None:
    assert fact(f"<script>{code}</script>", "frame-loop") == loop


@pytest.mark.parametrize(
    ("page", "renderer"),
    [
        ("<script>c.getContext('webgl2'); d.getContext('2d')</script>", "webgl"),
        ("<script>new THREE.WebGLRenderer()</script>", "webgl"),
        ("<script>const x = c.getContext('2d'); e.className = 'a'</script>", "canvas"),
        ("<script>document.createElementNS(N, 'rect')</script>", "svg"),
        ("<svg></svg><script>r.setAttribute('x', 1)</script>", "svg"),
        ("<script>r.setAttribute('x', 1); p.append(q)</script>", "dom"),
        ("<script>p.style.left = '1px'</script>", "dom"),
        ("<script>p.classList.add('a')</script>", "dom"),
        ("<script>pre.textContent = rows.join('')</script>", "text"),
        ("<script>alert(1)</script>", None),
        ("<p>x", None),
    ],
)
def test_renderer(page: str, renderer: str | None) -> None:
    assert fact(page, "renderer") == renderer


def test_what_is_not_there_is_left_out() -> None:
    names = [one.name for one in PageFacts.parse("<p>x").observations]
    assert "renderer" not in names
    assert "frame-loop" not in names
    assert len(names) == len(set(names))
