"""Nothing leaves: a listener on this machine hears no byte of any page, whatever it tries."""

import asyncio
import socket
import threading
from collections.abc import Iterator

import pytest

from grader.evidence.browser import BrowserSession
from grader.gather.lab import Lab, pool
from grader.gather.lab.confine import ALL, NO_NETWORK, Confinement, confinements
from tests.lab.visits import Visitor

pytestmark = pytest.mark.browser

TRIES = """<!doctype html>
<link rel="prefetch" href="http://HOST/prefetch"><link rel="preconnect" href="http://HOST">
<link rel="dns-prefetch" href="//HOST"><link rel="stylesheet" href="http://HOST/s.css">
<link rel="modulepreload" href="http://HOST/m.js"><link rel="manifest" href="http://HOST/x.json">
<script type="speculationrules">
{"prefetch": [{"source": "list", "urls": ["http://HOST/spec"], "eagerness": "immediate"}]}
</script>
<img src="http://HOST/img"><iframe src="http://HOST/frame"></iframe>
<video src="http://HOST/video" autoplay></video><object data="http://HOST/object"></object>
<form id="form" action="http://HOST/form" target="inner"></form><iframe name="inner"></iframe>
<a id="ping" href="#" ping="http://HOST/ping">x</a><p>x</p>
<script>
const url = 'http://HOST/', attempts = [
  () => fetch(url + 'fetch', { mode: 'no-cors' }),
  () => fetch(url + 'keepalive', { mode: 'no-cors', keepalive: true, method: 'POST', body: 'x' }),
  () => { const x = new XMLHttpRequest(); x.open('GET', url + 'xhr'); x.send() },
  () => new WebSocket('ws://HOST/'),
  () => new EventSource(url + 'events'),
  () => navigator.sendBeacon(url + 'beacon', 'x'),
  () => import(url + 'module'),
  () => new Worker(URL.createObjectURL(new Blob([
    `fetch('${url}worker', { mode: 'no-cors' }); new WebSocket('ws://HOST/w');
     try { importScripts('${url}imported') } catch {}
     try { new WebTransport('https://HOST/wt') } catch {}`]))),
  () => open(url + 'popup'),
  () => document.getElementById('ping').click(),
  () => document.getElementById('form').submit(),
  () => new WebTransport('https://HOST/'),
  () => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:HOST' }] });
    peer.createDataChannel('x');
    peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  },
  () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const { RTCPeerConnection: Peer } = frame.contentWindow;
    const peer = new Peer({ iceServers: [{ urls: 'stun:HOST' }] });
    peer.createDataChannel('x');
    peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  },
  () => { document.body.style.background = `url(${url}background)` },
  () => new Audio(url + 'audio').play(),
  () => { setTimeout(() => { location = url + 'location' }, 2000) },
];
for (const attempt of attempts) try { Promise.resolve(attempt()).catch(() => 0) } catch {}
</script>
"""


class Listener:
    """Hears everything that is sent to one port of this machine, by TCP and UDP."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self._tcp = socket.create_server(("127.0.0.1", 0))
        self.port = self._tcp.getsockname()[1]
        self._udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._udp.bind(("127.0.0.1", self.port))
        for hear in (self._hear_tcp, self._hear_udp):
            threading.Thread(target=hear, daemon=True).start()

    def close(self) -> None:
        self._tcp.close()
        self._udp.close()

    def _hear_tcp(self) -> None:
        while True:
            try:
                connection, _ = self._tcp.accept()
            except OSError:
                return
            self.heard.append("tcp")
            connection.close()

    def _hear_udp(self) -> None:
        while True:
            try:
                self._udp.recv(9)
            except OSError:
                return
            self.heard.append("udp")


@pytest.fixture
def listener() -> Iterator[Listener]:
    one = Listener()
    yield one
    one.close()


def _page(listener: Listener, host: str) -> str:
    return TRIES.replace("HOST", f"{host}:{listener.port}")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_no_byte_leaves(visitor: Visitor, listener: Listener, host: str) -> None:
    session = visitor.session(_page(listener, host))
    assert listener.heard == []
    kinds = {one.kind for one in session.blocked}
    assert {"fetch", "xhr", "websocket", "webrtc", "webtransport", "popup", "ping"} <= kinds
    assert {"document", "image", "script", "stylesheet", "eventsource"} <= kinds


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_no_byte_leaves_without_a_network_namespace(
    listener: Listener, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def weaker() -> Iterator[Confinement]:
        yield from (one for one in confinements() if NO_NETWORK not in one.protections)

    monkeypatch.setattr(pool, "confinements", weaker)
    visitor = Visitor()
    try:
        visitor.start()
        assert NO_NETWORK not in visitor.lab.protections
        assert isinstance(visitor.visit(_page(listener, host)), BrowserSession)
    finally:
        visitor.close()
    assert listener.heard == []


def test_the_listener_hears_a_browser_without_a_lab(listener: Listener) -> None:
    """Without this the tests above could not fail."""

    async def naked() -> None:
        from playwright.async_api import async_playwright  # noqa: PLC0415 - a test of its own

        from grader.gather.lab.find import chromiums  # noqa: PLC0415

        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=next(chromiums()), chromium_sandbox=False
            )
            page = await browser.new_page()
            await page.set_content(_page(listener, "127.0.0.1"), wait_until="commit")
            for _ in range(50):
                if {"tcp", "udp"} <= set(listener.heard):
                    break
                await asyncio.sleep(0.1)
            await browser.close()

    asyncio.run(naked())
    assert {"tcp", "udp"} <= set(listener.heard)


def test_the_lab_tells_its_protections(visitor: Visitor) -> None:
    lab: Lab = visitor.lab
    assert lab.version.startswith("Chromium ")
    assert {*lab.protections, *lab.unprotected} == set(ALL)
