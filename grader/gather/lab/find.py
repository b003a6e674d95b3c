"""Which Chromium of this machine to use: the old headless shell costs a fifth of the new mode."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

SHELLS = ("headless_shell", "chrome-headless-shell", "headless_shell.exe")
BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
)
ADVICE = "run `playwright install chromium-headless-shell`, or name one in BITGRADE_CHROMIUM"


def chromiums() -> Iterator[Path]:
    """Every Chromium that may do, the best first.

    A browser named in ``BITGRADE_CHROMIUM`` is the only one that is tried.
    """
    named = os.environ.get("BITGRADE_CHROMIUM")
    if named:
        yield Path(named)
        return
    yield from _playwright("chromium_headless_shell-*", SHELLS)
    yield from _on_path("chromium-headless-shell", *SHELLS)
    yield from _playwright("chromium-*", ("chrome", "chrome.exe", "Chromium"))
    yield from _on_path(*BROWSERS)
    mac = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    if mac.is_file():
        yield mac


def _playwright(folder: str, names: tuple[str, ...]) -> Iterator[Path]:
    """Browsers that Playwright downloaded, newest revision first."""
    root = _downloads()
    found = sorted(root.glob(folder), key=_revision, reverse=True) if root.is_dir() else []
    for revision in found:
        yield from sorted(one for one in revision.rglob("*") if one.name in names and one.is_file())


def _downloads() -> Path:
    """Where Playwright keeps its browsers (its documentation, "Managing browser binaries")."""
    chosen = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if chosen and chosen != "0":
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", "~")).expanduser() / "ms-playwright"
    cache = "~/Library/Caches" if sys.platform == "darwin" else "~/.cache"
    return Path(cache).expanduser() / "ms-playwright"


def _revision(folder: Path) -> int:
    number = folder.name.rpartition("-")[2]
    return int(number) if number.isdigit() else 0


def _on_path(*names: str) -> Iterator[Path]:
    for name in names:
        found = shutil.which(name)
        if found:
            yield Path(found)
