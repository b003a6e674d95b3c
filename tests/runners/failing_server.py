"""The fake server as a process that ends by itself after so many requests, or never gets ready.

Run as ``python -m tests.runners.failing_server --port N --crash-after 3 --say "out of memory"``.
"""

import argparse
import asyncio
import os
import sys
from pathlib import Path

from tests.runners.fake_server import Body, FakeServer, page


class Failing(FakeServer):
    """Counts its requests over all starts in a file, so that a restart does not begin anew."""

    left: int = 0
    say: str = ""

    async def _post(self, body: Body, writer: asyncio.StreamWriter) -> bool:
        self.left -= 1
        if self.left < 0:
            print(self.say, file=sys.stderr, flush=True)  # noqa: T201 - what the log is to hold
            os._exit(1)
        return await super()._post(body, writer)


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--crash-after", type=int, default=10**9)
    parser.add_argument("--say", default="")
    parser.add_argument("--deaf", action="store_true")
    parser.add_argument("--pid", type=Path)
    options = parser.parse_args()
    if options.pid:
        options.pid.write_text(str(os.getpid()), "utf-8")
    if options.deaf:
        await asyncio.sleep(60)
    server = Failing(page, slots=2, delay=0.01)
    server.left, server.say = options.crash_after, options.say
    listening = await asyncio.start_server(server.handle, "127.0.0.1", options.port)
    await listening.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
