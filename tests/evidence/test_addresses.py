"""Addresses: what a page loads, from where, and what it does not load."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.evidence.addresses import Addresses


def urls(page: str) -> list[str]:
    return [one.url for one in Addresses.parse(page).loaded]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<script src=a.js></script>", ["a.js"]),
        ("<script type=text/x-template src=a.js></script>", []),
        (
            "<img src=' a.png ' srcset='b.png 1x,c.png 2x, d,e.png'>",
            ["a.png", "b.png", "c.png", "d,e.png"],
        ),
        ("<link rel='shortcut ICON' href=i.png>", ["i.png"]),
        ("<link rel='alternate stylesheet' href=a.css><link rel=prefetch href=b>", []),
        ("<video poster=a><source src=b><track src=c></video>", ["a", "b", "c"]),
        ("<svg><image href=a /><use xlink:href='#b' /></svg>", ["a", "#b"]),
        ("<object data=a></object><embed src=b><iframe src=c></iframe>", ["a", "b", "c"]),
        ("<template><img src=a></template><noscript><img src=b></noscript><!--<img src=c>-->", []),
        ("<style>@import url(a); @import 'b'; c{d:url( 'e' )}</style>", ["a", "b", "e"]),
        ("<style>/* url(a) */ b::before{content:'url(c)'} @namespace url(d);</style>", []),
        ("<b style='background:url(a)'>", ["a"]),
    ],
)
def test_markup_and_styles(page: str, expected: list[str]) -> None:
    assert urls(page) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("fetch('a')", ["a"]),
        ("const A = '//a.org'; fetch(A + '/b')", ["//a.org/b"]),
        ("new Worker('w.js'); importScripts('x.js')", ["w.js", "x.js"]),
        ("const x = new XMLHttpRequest(); x.open('GET', 'a')", ["a"]),
        ("window.open('a', 'b'); open('a'); location.href = 'a'; link.href = 'a'", []),
        ("const l = document.createElement('link'); l.href = 'a'", ["a"]),
        ("const s = document.createElement('style'); s.textContent = '@import \"a\"'", ["a"]),
        ("new Image().src = 'a'", ["a"]),
        ("el.setAttribute('src', 'b'); el.setAttribute('id', 'c')", ["b"]),
        ("el.style.background = 'url(a)'; el.style.cssText = 'b'", ["a"]),
        ("el.innerHTML = '<img src=a>' + b + '<a href=c>'", ["a"]),
        ("document.write('<script src=a><\\/script>')", ["a"]),
        ("new FontFace('f', 'url(a)')", ["a"]),
        ("axios.get('a'); $.getJSON('b'); map.get('c')", ["a", "b"]),
        ("import('a')", ["a"]),
        ("console.log('https://a.org'); // fetch('b')", []),
    ],
)
def test_scripts(code: str, expected: list[str]) -> None:
    assert urls(f"<script>{code}</script>") == expected


def test_each_says_what_loads_it() -> None:
    page = "<img src=a><style>@import 'b'; c{d:url(e)}</style><script>fetch('f')</script>"
    found = [one.by for one in Addresses.parse(page).loaded]
    assert found == ["<img>", "@import", "url()", "fetch()"]


def test_an_import_map_is_applied() -> None:
    page = (
        '<script type=importmap>{"imports": {"a": "//a.org/a.js", "b/": "https://b.org/"}}</script>'
        "<script type=module>import 'a'; import x from 'b/c.js'; export * from './d.js';</script>"
    )
    assert urls(page) == ["//a.org/a.js", "https://b.org/c.js", "./d.js"]


def test_a_base_is_applied() -> None:
    page = "<base href='https://a.org/x/'><img src=b.png><img src=data:,><use href='#c'>"
    assert urls(page) == ["https://a.org/x/b.png", "data:,", "#c"]


@pytest.mark.parametrize(
    ("url", "external"),
    [
        ("https://a.org", True),
        ("HTTP://a.org", True),
        (" //a.org", True),
        ("wss://a.org", True),
        ("a/b.png", False),
        ("/a.png", False),
        ("data:text/plain,https://a.org", False),
        ("blob:https://a.org/1", False),
        ("about:blank", False),
        ("#https://a.org", False),
        ("https.png", False),
    ],
)
def test_what_comes_over_the_network(url: str, external: bool) -> None:  # noqa: FBT001
    (one,) = Addresses.parse(f"<img src='{url}'>").loaded
    assert one.external is external


@given(
    st.lists(
        st.sampled_from(
            [
                "<base href='http://[",
                "'>",
                "<script>",
                "import",
                "'a'",
                "url(",
                "<script type=importmap>",
                "[1]",
                "</script>",
                "<img srcset=',,",
                "fetch(`${",
                "}`)",
                '{"imports": 3}',
            ]
        )
    )
)
def test_junk_never_raises(pieces: list[str]) -> None:
    assert all(one.url for one in Addresses.parse("".join(pieces)).loaded)
