"""Nothing leaves: no byte of any page is heard, and no packet seen, whatever it tries.

What runs in the empty network (see there) counts packets; where a machine does not let us make
one, listeners on its own addresses still hear what a page sends there.
"""

import json
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from grader.evidence.browser import BrowserSession
from grader.gather.lab import Lab, pool
from grader.gather.lab.confine import ALL, NO_NETWORK, Confinement, confinements
from tests.lab import channels
from tests.lab.visits import Visitor

pytestmark = pytest.mark.browser

TOLD = {
    "fetch", "keepalive", "xhr", "beacon", "websocket", "transport", "popup", "ping", "location",
    "img", "script", "stylesheet", "eventsource", "font", "iframe", "video", "worker-fetch",
}  # fmt: skip
"""Channels of which the lab has to tell; of some it only knows that nothing came of them."""


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


def _told(session: BrowserSession) -> set[str]:
    return {one.url.rpartition("/")[2] for one in session.blocked}


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_no_byte_leaves(visitor: Visitor, listener: Listener, host: str) -> None:
    session = visitor.session(channels.page(f"{host}:{listener.port}"))
    assert listener.heard == []
    assert _told(session) >= TOLD
    assert {"webrtc", "webtransport", "popup", "ping"} <= {one.kind for one in session.blocked}


def test_no_byte_leaves_without_a_network_namespace(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def weaker() -> Iterator[Confinement]:
        yield from (one for one in confinements() if NO_NETWORK not in one.protections)

    monkeypatch.setattr(pool, "confinements", weaker)
    visitor = Visitor()
    try:
        visitor.start()
        assert NO_NETWORK not in visitor.lab.protections
        visitor.session(channels.page(f"127.0.0.1:{listener.port}"))
    finally:
        visitor.close()
    assert listener.heard == []


@pytest.fixture(scope="module")
def unshared() -> tuple[str, ...]:
    """Words that run a command in an empty network; skips where none can be had."""
    if not all(map(shutil.which, ("unshare", "ip", "mount"))):
        pytest.skip("an empty network needs unshare, ip and mount")
    words = ("unshare", "--net", "--mount")
    tried = subprocess.run(
        [*words, "ip", "link", "add", "way0", "type", "veth", "peer", "name", "way1"],
        capture_output=True,
        text=True,
        check=False,
    )
    if tried.returncode:
        pytest.skip(f"this machine lets us make no empty network: {tried.stderr.strip()}")
    return words


def _visited(unshared: tuple[str, ...], how: str) -> dict[str, Any]:
    command = [*unshared, sys.executable, "-m", "tests.lab.empty_network", how]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    answer: dict[str, Any] = json.loads(told.stdout)
    return answer


def test_a_plain_browser_is_heard_on_most_channels(unshared: tuple[str, ...]) -> None:
    """Without this the next test could not fail."""
    told = _visited(unshared, "naked")
    assert len(channels.names()) >= 70
    assert len(channels.names() & set(told["heard"])) >= 50
    assert {"dns", "tcp", "udp"} <= set(told["heard"])
    assert told["packets"] > 100


@pytest.mark.parametrize("how", ["lab", "weaker"])
def test_no_packet_is_seen(unshared: tuple[str, ...], how: str) -> None:
    told = _visited(unshared, how)
    assert (told["packets"], told["heard"]) == (0, [])
    assert set(told["blocked"]) >= TOLD
    assert (NO_NETWORK in told["protections"]) == (how == "lab")


def test_no_hostile_page_sends_a_packet(unshared: tuple[str, ...]) -> None:
    told = _visited(unshared, "hostile")
    assert (told["packets"], told["heard"]) == (0, [])
    assert told["calling"] >= 4
    assert NO_NETWORK not in told["protections"]


def test_the_lab_tells_its_protections(visitor: Visitor) -> None:
    lab: Lab = visitor.lab
    assert lab.version.startswith("Chromium ")
    assert {*lab.protections, *lab.unprotected} == set(ALL)
