"""Find a Chromium for bitgrade, or bring one: ``python3 -m tools.browser`` prints its path.

Ways, in this order; the first whose browser really starts and draws wins:

1. the one that ``BITGRADE_CHROMIUM`` names, and then no other;
2. the headless shell that Playwright already keeps;
3. one that is installed: a headless shell, then Chromium, then Chrome;
4. ``playwright install chromium-headless-shell``, given up when no byte moved for 20 s,
   and, where it only lacks libraries and we are the superuser, ``playwright install-deps``;
5. the system's package manager, where we are the superuser.

The superuser's browser has to start as an unprivileged user, because that is how bitgrade
starts it; only where nothing does, one that starts as the superuser is taken.

This imports nothing of bitgrade: a half-edited checkout can be set up, too. What was found
is recorded in the virtual environment, so that the next call starts nothing.
"""

import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from tools import packages, say
from tools.launch import NOBODY, Browser, start
from tools.watched import STALL, Ended, alone, run

NAMES = (
    "chromium-headless-shell", "chrome-headless-shell", "headless_shell", "chromium",
    "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
)  # fmt: skip
PLACES = (
    "/usr/lib64/chromium-browser/headless_shell",
    "/usr/lib/chromium-browser/headless_shell",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
"""Where a browser lies that is on nobody's path."""

SHARED = Path("/var/cache/ms-playwright")
"""Where the superuser's download goes: the browser itself runs as somebody else, who cannot
look into the superuser's home."""

HELP = """\
There is no Chromium that starts, and none could be brought:
{tried}
Any one of these helps; then run make again:
  - install a Chromium or Chrome with the system's package manager, as its administrator
  - {playwright} install --with-deps chromium-headless-shell
  - BITGRADE_CHROMIUM=/path/to/chromium make ..."""


class NoBrowserError(Exception):
    """No way led to a browser; the text says what was tried and what to do."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What the search may use. ``user`` is whom browsers are started as, if not ourselves."""

    record: Path
    playwright: tuple[str, ...]
    chosen: str | None = None
    search: str | None = None
    places: tuple[str, ...] = PLACES
    superuser: bool = False
    user: int | None = None
    shared: Path = SHARED
    stall: float = STALL

    @property
    def env(self) -> dict[str, str]:
        """Variables for Playwright: where its browsers lie."""
        own = self.superuser and "PLAYWRIGHT_BROWSERS_PATH" not in os.environ
        return {"PLAYWRIGHT_BROWSERS_PATH": str(self.shared)} if own else {}


def find(machine: Machine) -> Browser:
    """Return the recorded browser, or search by every way and record what was found.

    Raises:
        NoBrowserError: every way failed.
    """
    known = recorded(machine)
    if known:
        return known
    tried: list[str] = []
    seen: dict[str, str] = {}
    for way, path in _candidates(machine, tried):
        browser, fault = start(path, way, machine.user)
        if browser:
            return _note(machine, browser)
        tried.append(f"{path} ({way}): {fault}")
        seen[path] = way
    for path, way in seen.items() if machine.user is not None else ():
        browser, _ = start(path, f"{way}, for the superuser alone")
        if browser:
            return _note(machine, browser)
    if machine.chosen:
        raise NoBrowserError(f"BITGRADE_CHROMIUM does not start: {tried[-1]}")
    listed = "\n".join(f"  - {one}" for one in tried)
    raise NoBrowserError(HELP.format(tried=listed, playwright=" ".join(machine.playwright)))


def recorded(machine: Machine) -> Browser | None:
    """Return what an earlier search found, unless it has changed since or another is wished."""
    if machine.chosen:
        return None
    try:
        known = Browser(**json.loads(machine.record.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return known if known.digest and known.digest == _digest(known.path) else None


def _candidates(machine: Machine, tried: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (way, path), dearer ways last; a way that yields nothing says why in ``tried``."""
    if machine.chosen:
        found = shutil.which(machine.chosen, path=machine.search)
        yield "BITGRADE_CHROMIUM", found or machine.chosen
        return
    for env in ({}, machine.env) if machine.env else ({},):
        for path in _kept(machine, env):
            yield "kept by Playwright", path
    for path in _installed(machine):
        yield "installed", path
    yield from _downloaded(machine, tried)
    yield from _packaged(machine, tried)


def _installed(machine: Machine) -> Iterator[str]:
    for name in NAMES:
        found = shutil.which(name, path=machine.search)
        if found:
            yield found
    yield from (one for one in machine.places if Path(one).is_file())


def _kept(machine: Machine, env: dict[str, str]) -> Iterator[str]:
    """The headless shell of Playwright's own version, where it was downloaded before."""
    plan = run((*machine.playwright, "install", "--dry-run", "chromium-headless-shell"), env=env)
    for folder in re.findall(r"Install location:\s*(.+)", plan.output):
        for name in ("headless_shell", "chrome-headless-shell"):
            for path in sorted(Path(folder.strip()).glob(f"*/{name}")):
                yield str(path)


def _downloaded(machine: Machine, tried: list[str]) -> Iterator[tuple[str, str]]:
    say("browser: downloading Chromium's headless shell through Playwright ...")
    ended = _download(machine)
    if not ended.ok:
        tried.append(f"playwright install chromium-headless-shell: {ended.reason}")
        say(f"browser: that did not work ({ended.reason}); trying the next way")
        return
    paths = tuple(_kept(machine, machine.env))
    for path in paths:
        yield "downloaded by Playwright", path
    if paths and machine.superuser:
        say("browser: it does not start; bringing the libraries that it lacks ...")
        run((*machine.playwright, "install-deps", "chromium-headless-shell"), env=packages.QUIET)
        for path in paths:
            yield "downloaded by Playwright, with its libraries", path


def _download(machine: Machine) -> Ended:
    """Download into a folder that we can watch, and leave nothing of it behind."""
    with tempfile.TemporaryDirectory() as scratch:
        kept = machine.env.get("PLAYWRIGHT_BROWSERS_PATH") or _cache()
        return run(
            (*machine.playwright, "install", "chromium-headless-shell"),
            folders=(Path(scratch), Path(kept)),
            stall=machine.stall,
            env={**machine.env, "TMPDIR": scratch},
        )


def _cache() -> Path:
    """Where Playwright keeps browsers unless told otherwise."""
    chosen = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if chosen:
        return Path(chosen)
    return Path.home() / (
        "Library/Caches/ms-playwright" if sys.platform == "darwin" else ".cache/ms-playwright"
    )


def _packaged(machine: Machine, tried: list[str]) -> Iterator[tuple[str, str]]:
    system = packages.manager(machine.search)
    if system is None:
        tried.append("package manager: none that is known here")
        return
    if not machine.superuser:
        tried.append(f"{system.command}: only the superuser may install with it")
        return
    say(f"browser: asking {Path(system.command).name} ...")
    fault = packages.refresh(system, machine.stall)
    if fault:
        tried.append(f"{system.command} {' '.join(system.refresh)}: {fault}")
    for wanted in system.browsers:
        fault = packages.bring(system, wanted, machine.stall)
        if fault:
            tried.append(f"{system.command} install {' '.join(wanted)}: {fault}")
            continue
        for path in _installed(machine):
            yield f"installed by {Path(system.command).name}", path


def _note(machine: Machine, browser: Browser) -> Browser:
    """Record what was found; a wish is none of the machine's and is not recorded."""
    if machine.chosen:
        return browser
    known = replace(browser, digest=_digest(browser.path))
    machine.record.parent.mkdir(parents=True, exist_ok=True)
    fresh = machine.record.with_suffix(".new")
    fresh.write_text(json.dumps(asdict(known), indent=2) + "\n", "utf-8")
    fresh.replace(machine.record)
    return known


def _digest(path: str) -> str:
    """What a record depends on: the file is still the same one."""
    try:
        file = Path(path).stat()
    except OSError:
        return ""
    return f"{file.st_size}:{file.st_mtime_ns}"


def here() -> Machine:
    """Describe the machine and the project that this file belongs to."""
    project = Path(__file__).resolve().parents[1]
    superuser = packages.superuser()
    return Machine(
        record=project / ".venv" / "chromium.json",
        playwright=(str(project / ".venv" / "bin" / "python"), "-m", "playwright"),
        chosen=os.environ.get("BITGRADE_CHROMIUM") or None,
        superuser=superuser,
        user=NOBODY if superuser else None,
    )


def main() -> int:
    """Print the path of a browser that starts; 1 where there is none."""
    machine = here()
    try:
        known = recorded(machine)
        if not known:
            with alone(machine.record.parent.parent / ".cache" / "browser.lock"):
                known = find(machine)
            say(f"browser: {known.path} {known.version}, {known.way}")
    except (NoBrowserError, OSError) as error:
        say(f"browser: {error}")
        return 1
    sys.stdout.write(f"{known.path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
