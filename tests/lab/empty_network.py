"""A visit in an otherwise empty network, and what was heard there. Run under ``unshare --net``.

    unshare --net --mount python -m tests.lab.empty_network naked|lab|weaker|hostile

Makes one interface, with an address and the default route, on which nothing lives but our own
listeners; names are asked of one of them. Prints JSON: ``heard`` (channels by name, or the
protocol where no name came along), ``packets`` (how many were seen on any interface, by
AF_PACKET), ``blocked`` (channels that the lab told of), ``calling`` (pages of which it told any
address) and ``protections``.
"""

import asyncio
import contextlib
import json
import re
import socket
import struct
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

from grader.evidence.browser import BrowserSession
from grader.gather.lab import pool
from grader.gather.lab.confine import NO_NETWORK, Confinement, confinements
from grader.gather.lab.find import chromiums
from tests.lab import channels
from tests.lab.hostile.corpus import corpus
from tests.lab.visits import Page, Visitor

ADDRESS = "10.99.0.1"
PORT = 8099
HOSTS = (f"127.0.0.1:{PORT}", f"{ADDRESS}:{PORT}", f"leak.example:{PORT}", "169.254.169.254:80")
EVERY_PACKET = 3
"""ETH_P_ALL: see packet(7)."""

CALLED = re.compile(rb"^(?:GET|POST|HEAD|OPTIONS|CONNECT) (?:http://[^/ ]+)?/([a-z-]+)")
HOME = re.compile(rb"^GET /at/(\S+) ")
ANSWER = b"HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 0\r\n\r\n"


def prepare() -> None:
    """Bring up the interfaces and point the resolver here.

    Raises:
        CalledProcessError, OSError: this machine does not let us.
    """
    Path("/proc/sys/net/ipv6/conf/all/disable_ipv6").write_text("1")
    for command in (
        "link set lo up",
        "link add way0 type veth peer name way1",
        f"addr add {ADDRESS}/24 dev way0",
        "link set way0 up",
        "link set way1 up",
        "route add default dev way0",
    ):
        subprocess.run(["ip", *command.split()], check=True)
    with tempfile.NamedTemporaryFile("w", delete=False) as file:
        file.write(f"nameserver {ADDRESS}\n")
    subprocess.run(["mount", "--bind", file.name, "/etc/resolv.conf"], check=True)


class Ears:
    """Hears TCP and UDP on one port, and questions for names; counts all packets."""

    def __init__(self) -> None:
        self.heard: set[str] = set()
        self.packets = 0
        self._tcp = socket.create_server(("", PORT))
        self._udp = _bound(PORT)
        self._names = _bound(53)
        self._wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(EVERY_PACKET))
        for hear in (self._hear_tcp, self._hear_udp, self._hear_names, self._count):
            threading.Thread(target=hear, daemon=True).start()

    def _hear_tcp(self) -> None:
        while True:
            line, _ = self._tcp.accept()
            threading.Thread(target=self._talk, args=(line,), daemon=True).start()

    def _talk(self, line: socket.socket) -> None:
        with line, contextlib.suppress(OSError):
            line.settimeout(3)
            while data := line.recv(4096):
                if at := HOME.match(data):
                    body = channels.page(at[1].decode()).encode()
                    head = f"Content-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n"
                    line.sendall(b"HTTP/1.1 200 OK\r\n" + head.encode() + body)
                    continue
                found = CALLED.match(data)
                self.heard.add(found[1].decode() if found else "tcp")
                line.sendall(ANSWER)

    def _hear_udp(self) -> None:
        while self._udp.recv(4096):
            self.heard.add("udp")

    def _hear_names(self) -> None:
        while True:
            asked, who = self._names.recvfrom(4096)
            self.heard.add("dns")
            self._names.sendto(_resolved(asked), who)

    def _count(self) -> None:
        while self._wire.recv(1):
            self.packets += 1


def _bound(port: int) -> socket.socket:
    one = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    one.bind(("", port))
    return one


def _resolved(asked: bytes) -> bytes:
    """Answer a question for an address with our own (RFC 1035), any other with nothing."""
    end = asked.index(b"\0", 12) + 5
    address = asked[end - 4 : end - 2] == b"\0\1"
    head = asked[:2] + struct.pack(">HHHHH", 0x8180, 1, int(address), 0, 0) + asked[12:end]
    answer = b"\xc0\x0c" + struct.pack(">HHIH", 1, 1, 60, 4) + socket.inet_aton(ADDRESS)
    return head + (answer if address else b"")


async def naked() -> None:
    """Visit with a plain browser: without this nothing here could fail."""
    from playwright.async_api import async_playwright  # noqa: PLC0415 - only here

    async with async_playwright() as playwright:
        for host in (HOSTS[0], HOSTS[2]):
            browser = await playwright.chromium.launch(
                executable_path=next(chromiums()), chromium_sandbox=False, args=OPEN
            )
            page = await browser.new_page()
            with contextlib.suppress(Exception):  # it may leave before it is loaded
                await page.goto(f"http://{HOSTS[0]}/at/{host}", wait_until="commit")
            await asyncio.sleep(4)
            await page.close()
            await browser.close()


OPEN = ["--disable-features=LocalNetworkAccessChecks"]
"""A browser that lets pages call this machine, so that it is heard."""


def _weaker() -> Iterator[Confinement]:
    return (one for one in confinements() if NO_NETWORK not in one.protections)


def in_the_lab(pages: Iterable[Page], *, weaker: bool) -> dict[str, object]:
    """Visit with the lab, as it is or without a network namespace of the browser's own."""
    if weaker:
        setattr(pool, "confinements", _weaker)  # noqa: B010 - a name that is not the pool's own
    visitor = Visitor()
    told: set[str] = set()
    calling = 0
    try:
        visitor.start()
        for page in pages:
            seen = visitor.visit(page)
            assert isinstance(seen, BrowserSession), seen
            calling += bool(seen.blocked)
            told |= {one.url.rpartition("/")[2] for one in seen.blocked}
        protections = visitor.lab.protections
    finally:
        visitor.close()
    blocked = sorted(told & channels.names())
    return {"blocked": blocked, "calling": calling, "protections": protections}


def callers() -> Iterator[bytes]:
    """Pages of the hostile corpus that name an address outside, and cost little."""
    for one in corpus():
        if re.search(rb"(?:https?|wss?):", one.data) and not one.patient:
            yield one.data


def main(how: str) -> None:
    """Prepare, visit and print."""
    prepare()
    ears = Ears()
    if how == "naked":
        asyncio.run(naked())
        told: dict[str, object] = {}
    else:
        pages = callers() if how == "hostile" else map(channels.page, HOSTS)
        told = in_the_lab(pages, weaker=how != "lab")
    print(json.dumps({**told, "heard": sorted(ears.heard), "packets": ears.packets}))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1])
