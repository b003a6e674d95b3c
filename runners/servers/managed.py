"""Start a server for a rung, wait until it is ready, and stop it so that nothing is left.

What was measured of llama-server (build 11669): a signal while a request runs is not heeded until
the client hangs up, a second one ends it at once; with a port taken or a file damaged it exits
within a second and says so on standard error.
"""

import asyncio
import ctypes
import os
import re
import signal
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from runners.client.faults import StopError, is_out_of_memory
from runners.plan.values import Managed
from runners.servers.memory import peak_memory

LOOK = 0.1
"""Seconds between two looks whether a server is ready."""

GRACE = 5.0
"""Seconds that a server gets after each signal."""

TOLD = 240
"""Characters of its log that are told where a server ends by itself."""

_TELLING = re.compile(r"error|fail|cannot|could not|not within|unable|invalid", re.IGNORECASE)

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None)  # opened here: between fork and exec nothing may be loaded


class CrashError(Exception):
    """A server that was ready ended by itself; the text says what its log says."""


@dataclass(slots=True)
class Running:
    """A server that is ready. ``url`` is where the API begins; ``peak`` bytes of memory so far."""

    url: str
    process: asyncio.subprocess.Process
    log: Path
    peak: int | None = None

    async def ended(self) -> CrashError:
        """Wait until it ends by itself, and tell why."""
        code = await self.process.wait()
        return CrashError(why(code, self.log))


@asynccontextmanager
async def running(server: Managed, log: Path, patience: float) -> AsyncIterator[Running]:
    """Start a server; leave the block and it is stopped, with all that it started.

    Args:
        server: what is started. ``{port}`` stands for a free port of this machine.
        log: where its output goes, after what is there.
        patience: seconds until it must be ready.

    Raises:
        StopError: the program is not there, ends before it is ready, or never is.
    """
    port = str(_free_port())
    command = [word.replace("{port}", port) for word in server.command]
    health = server.health.replace("{port}", port)
    with log.open("ab") as output:
        try:
            process = await asyncio.create_subprocess_exec(
                *command,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env={**os.environ, **dict(server.environment)},
                start_new_session=True,
                preexec_fn=_die_with_parent if sys.platform == "linux" else None,
            )
        except OSError as error:
            raise StopError(
                f"{command[0]}: {error.strerror}; install it, or name it (llama_server, command)"
            ) from error
    address = urlsplit(health)
    alive = Running(f"{address.scheme}://{address.netloc}/v1", process, log)
    watching = asyncio.create_task(_measure(alive))
    try:
        await _ready(alive, health, patience)
        yield alive
    finally:
        watching.cancel()
        alive.peak = max(alive.peak or 0, peak_memory(process.pid) or 0) or None
        await _stop(process)


def why(code: int, log: Path) -> str:
    """Say why a server ended: memory, a signal, or the end of its log."""
    try:
        said = log.read_bytes()[-20_000:].decode("utf-8", "replace")
    except OSError:
        said = ""
    if is_out_of_memory(said) or code == -signal.SIGKILL:
        return f"out of memory (exit {code}); see {log}"
    lines = [line.strip() for line in said.splitlines()[-40:] if line.strip()]
    telling = next((line for line in lines if _TELLING.search(line)), lines[-1] if lines else "")
    how = signal.Signals(-code).name if code < 0 else f"exit {code}"
    return f"the server ended ({how}): {telling[:TOLD]}; see {log}"


async def _ready(alive: Running, health: str, patience: float) -> None:
    loop = asyncio.get_running_loop()
    end = loop.time() + patience
    while loop.time() < end:
        if alive.process.returncode is not None:
            raise StopError(why(alive.process.returncode, alive.log))
        if await asyncio.to_thread(_answers, health):
            return
        await asyncio.sleep(LOOK)
    raise StopError(f"not ready after {patience:.0f} s ({health}); see {alive.log}")


def _answers(url: str) -> bool:
    """Whether the address says 200; refused and 503 are a server that still loads."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=5) as reply:
            return bool(reply.status == 200)
    except (OSError, ValueError, urllib.error.URLError):
        return False


async def _measure(alive: Running) -> None:
    while True:
        await asyncio.sleep(1)
        alive.peak = max(alive.peak or 0, peak_memory(alive.process.pid) or 0) or None


async def _stop(process: asyncio.subprocess.Process) -> None:
    """Ask twice, then end it; its whole session, since a server may have started others."""
    for sign in (signal.SIGTERM, signal.SIGTERM, signal.SIGKILL):
        if process.returncode is not None:
            break
        with suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        with suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), GRACE)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _die_with_parent() -> None:
    """Let Linux end the server with whoever started it: an orphan would hold all memory."""
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
