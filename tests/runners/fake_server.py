"""An OpenAI-compatible server of our own that answers at once, and fails as it is told to.

Its answers depend on the request alone, so that a collection under faults can be held against a
clean one. It runs in a thread; ``requests`` and ``answered`` say what it saw and what it finished.
"""

import asyncio
import hashlib
import json
import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

Body = dict[str, Any]

FAULTS = ("500", "429", "reset", "stall", "half", "utf-8", "json", "error-event")


@dataclass
class FakeServer:
    """What the server is like. ``answer`` makes the text of an answer from a request."""

    answer: Callable[[Body], str]
    faults: float = 0.0
    seed: int = 0
    slots: int = 4
    piece: int = 24
    stall: float = 30.0
    status: Callable[[Body], tuple[int, Body] | None] = lambda _body: None
    chunks: Callable[[Body], list[Body]] | None = None
    delay: float = 0.0
    pace: float = 0.0
    port: int = 0
    requests: Counter[str] = field(default_factory=Counter)
    answered: Counter[str] = field(default_factory=Counter)
    injected: Counter[str] = field(default_factory=Counter)
    bodies: list[Body] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    together: int = 0
    most_together: int = 0

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await self._one(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = await reader.readuntil(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        method, path, _ = first.split(" ", 2)
        headers = dict(one.lower().split(": ", 1) for one in lines if ": " in one)
        data = await reader.readexactly(int(headers.get("content-length", "0")))
        if method == "GET":
            self._get(path, writer)
            await writer.drain()
            return True
        body: Body = json.loads(data)
        self.keys.append(headers.get("authorization", ""))
        self.together += 1
        self.most_together = max(self.most_together, self.together)
        try:
            return await self._post(body, writer)
        finally:
            self.together -= 1

    def _get(self, path: str, writer: asyncio.StreamWriter) -> None:
        if path == "/v1/models":
            meta = {"n_ctx": 4096, "n_params": 1000, "size": 500}
            one = {"id": "fake", "object": "model", "owned_by": "llamacpp", "meta": meta}
            _send(writer, 200, {"object": "list", "data": [one]})
        elif path == "/props":
            _send(writer, 200, {"total_slots": self.slots, "build_info": "fake-1"})
        else:
            _send(writer, 404, {"error": {"message": "File Not Found"}})

    async def _post(self, body: Body, writer: asyncio.StreamWriter) -> bool:
        key = key_of(body)
        self.requests[key] += 1
        self.bodies.append(body)
        refused = self.status(body)
        if refused:
            _send(writer, *refused)
            return True
        if self.delay:
            await asyncio.sleep(self.delay)
        fault = ""
        if self._random.random() < self.faults:
            fault = self._random.choice(FAULTS)
            self.injected[fault] += 1
        if fault in ("500", "429"):
            more = {"retry-after": "0.01"} if fault == "429" else {}
            _send(writer, int(fault), {"error": {"message": f"injected {fault}"}}, more)
            return True
        if fault == "reset":
            transport: Any = writer.transport
            transport.abort()
            return False
        if not await self._stream(body, fault, writer):
            return False
        self.answered[key] += 1
        return True

    async def _stream(self, body: Body, fault: str, writer: asyncio.StreamWriter) -> bool:
        writer.write(
            b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n"
            b"transfer-encoding: chunked\r\n\r\n"
        )
        chunks = self.chunks(body) if self.chunks else self._chunks(body)
        broken_at = len(chunks) // 2
        for at, chunk in enumerate(chunks):
            if fault and at == broken_at:
                match fault:
                    case "stall":
                        await writer.drain()
                        await asyncio.sleep(self.stall)
                        return False
                    case "half":
                        writer.write(b"0\r\n\r\n")  # a sound end of the body, not of the answer
                        await writer.drain()
                        return False
                    case "utf-8":
                        _event(writer, b'{"choices":[{"delta":{"content":"\xff\xfe"}}]}')
                    case "json":
                        _event(writer, b'{"choices":[{"delta":')
                    case "error-event":
                        _event(writer, b'{"error":{"code":500,"message":"injected"}}')
            _event(writer, json.dumps(chunk).encode())
            if self.pace:
                await asyncio.sleep(self.pace)
            if at % 16 == 0:
                await writer.drain()
        _event(writer, b"[DONE]")
        writer.write(b"0\r\n\r\n")
        await writer.drain()
        return True

    def _chunks(self, body: Body) -> list[Body]:
        text = self.answer(body)
        limit = body.get("max_tokens")
        words = [text[at : at + self.piece] for at in range(0, len(text), self.piece)]
        cut = limit is not None and len(words) > limit
        words = words[:limit] if cut else words
        made = [{"choices": [{"index": 0, "delta": {"content": one}}]} for one in words]
        end = "length" if cut else "stop"
        usage = {"prompt_tokens": 7, "completion_tokens": len(words)}
        return [
            *made,
            {"choices": [{"index": 0, "delta": {}, "finish_reason": end}]},
            {"choices": [], "usage": usage, "system_fingerprint": "fake-1"},
        ]


def key_of(body: Body) -> str:
    """Name a request by its prompt and seed."""
    said = body.get("prompt") or body["messages"]
    return hashlib.sha256(
        json.dumps([said, body.get("seed"), body.get("max_tokens")]).encode()
    ).hexdigest()


def _event(writer: asyncio.StreamWriter, data: bytes) -> None:
    line = b"data: " + data + b"\n\n"
    writer.write(f"{len(line):x}\r\n".encode() + line + b"\r\n")


def _send(
    writer: asyncio.StreamWriter, status: int, data: Body, headers: dict[str, str] | None = None
) -> None:
    body = json.dumps(data).encode()
    more = "".join(f"{key}: {value}\r\n" for key, value in (headers or {}).items())
    head = (
        f"HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n"
    )
    writer.write(f"{head}{more}\r\n".encode() + body)


@contextmanager
def serving(server: FakeServer, port: int = 0) -> Iterator[FakeServer]:
    """Run a server in a thread for as long as the block lasts."""
    loop = asyncio.new_event_loop()
    ready = threading.Event()

    async def serve() -> None:
        listening = await asyncio.start_server(server.handle, "127.0.0.1", port)
        server.port = listening.sockets[0].getsockname()[1]
        ready.set()
        async with listening:
            await listening.serve_forever()

    def run() -> None:
        asyncio.set_event_loop(loop)
        with suppress(asyncio.CancelledError):
            loop.run_until_complete(serve())

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(lambda: [one.cancel() for one in asyncio.all_tasks(loop)])
        thread.join(10)


def page(body: Body) -> str:
    """A page that depends on the prompt and the seed."""
    mark = key_of({**body, "max_tokens": None})[:16]
    parts = "".join(f"<p>{mark} é {n}</p>\n" for n in range(6))
    return (
        f"Here it is:\n```html\n<!doctype html>\n<html><title>{mark}</title>\n{parts}</html>\n```\n"
    )
