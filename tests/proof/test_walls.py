"""What a program may do while it is replayed, in a browser without any walls of the lab's."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.lab import channels
from tests.lab.test_network import Listener
from tests.proof.conftest import Open, written

pytestmark = pytest.mark.browser


@pytest.fixture
def listener() -> Iterator[Listener]:
    one = Listener()
    yield one
    one.close()


def _played(page: Any, milliseconds: int = 700) -> Any:
    page.click(".cover button")
    page.wait_for_timeout(milliseconds)
    return page


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_no_byte_leaves_a_replay(opened: Open, listener: Listener, host: str) -> None:
    tries = channels.page(f"{host}:{listener.port}").replace("}, 2000)", "}, 20)")
    _played(opened(written(tries)), 2500)
    assert listener.heard == []


ESCAPES = {
    "frames of its own": (
        "<iframe srcdoc=\"<script>new RTCPeerConnection({iceServers:[{urls:'stun:HOST'}]})"
        ".createOffer()</script>\"></iframe><script>for (const kind of ['srcdoc', 'src']) {"
        "const f = document.createElement('iframe'); f[kind] = kind === 'src' ? 'http://HOST/'"
        ": '<img src=http://HOST/i>'; document.body.append(f) }</script>"
    ),
    "hints": (
        "<link rel=preconnect href=http://HOST><link rel=dns-prefetch href=//HOST><script>"
        "for (const rel of ['preconnect', 'prefetch', 'preload', 'modulepreload', 'icon']) {"
        "const l = document.createElement('link'); l.rel = rel; l.as = 'image';"
        "l.href = 'http://HOST/' + rel; document.head.append(l) }</script>"
    ),
    "a page of its own": "<script>location = 'http://HOST/'</script>",
    "a refresh": "<meta http-equiv=refresh content='0;url=http://HOST/'>",
    "the page around it": "<script>top.location = 'http://HOST/'</script>",
    "a link on the top": "<a id=a href=http://HOST/ target=_top>x</a><script>a.click()</script>",
    "a popup": "<script>open('http://HOST/'); open('http://HOST/', '_blank')</script>",
    "a form": (
        "<form id=f action=http://HOST/ target=_blank><input name=x></form><script>f.submit()"
        "</script>"
    ),
    "a base": "<base href=http://HOST/><img src=x><script src=y></script>",
    "styles": "<style>@import 'http://HOST/s'; body { background: url(http://HOST/b) }</style>",
    "a worker": (
        "<script>new Worker(URL.createObjectURL(new Blob([\"fetch('http://HOST/w')\"])))</script>"
    ),
}


@pytest.mark.parametrize("name", ESCAPES)
def test_no_way_out_leads_anywhere(opened: Open, listener: Listener, name: str) -> None:
    page = opened(written(ESCAPES[name].replace("HOST", f"127.0.0.1:{listener.port}")))
    address = page.url
    _played(page)
    assert listener.heard == []
    assert page.url == address
    assert len(page.context.pages) == 1


def test_the_page_around_it_cannot_be_touched(opened: Open) -> None:
    hostile = (
        "<script>const tries = [() => parent.document.body.remove(), () => top.alert(1),"
        "() => { parent.name = 'mine' }, () => { parent.location.href },"
        "() => localStorage.setItem('a', 1), () => parent.localStorage.setItem('a', 1)];"
        "let through = 0; for (const one of tries) { try { one(); through += 1 } catch {} }"
        "for (let n = 0; n < 50; n += 1) parent.postMessage({ bitgradeTime: n % 2 ? 1e9 : '<b>',"
        "bitgradeFault: '<img src=x onerror=alert(1)>'.repeat(99) }, '*');"
        "parent.postMessage(null, '*'); document.title = through</script>"
    )
    page = _played(opened(written(hostile)))
    assert page.title() == "index.html: proof"
    assert page.locator(".faults img").count() == 0
    assert page.locator(".faults li").count() <= 5
    assert page.evaluate("document.querySelector('progress').value") <= 500
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate("window.name") == ""


TEXTS = (
    "</script><script>window.owned = 1</script>",
    "<!--<script>",
    "]]>",
    '"><img src=x onerror="window.owned = 1">',
    "\u2028\u0000\u202e",
)


@pytest.mark.parametrize("text", TEXTS)
def test_texts_of_the_artifact_stay_texts(opened: Open, text: str) -> None:
    page = opened(written(f"<p title='{text}'>{text}</p>", text=text))
    page.wait_for_timeout(100)
    assert page.evaluate("'owned' in window") is False
    assert page.locator("body img, body p[title]").count() == 0
