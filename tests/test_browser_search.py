"""Looking for a browser: the ways in their order, and what is said where none leads anywhere."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.programs import calls, script
from tools import browser
from tools.browser import Machine, NoBrowserError

PROJECT = Path(__file__).resolve().parents[1]

WORKING = 'case "$1" in --version) echo Chromium 1.2.3.4;; *) echo "<title>drawn</title>";; esac'
FONTLESS = 'case "$1" in --version) echo Chromium 1.2.3.4;; *) echo "<title>blank</title>";; esac'
LACKING = "echo libnss3.so: cannot open shared object file >&2; exit 127"


@pytest.fixture
def house(tmp_path: Path) -> Machine:
    """A machine with nothing: Playwright reaches no server, no browser, no package manager."""
    plan = f'[ "$2" = --dry-run ] && echo "  Install location:    {tmp_path}/shell-1" && exit 0'
    playwright = script(tmp_path / "playwright", f"{plan}\necho Error: no such host; exit 1")
    (tmp_path / "bin").mkdir()
    return Machine(
        record=tmp_path / "venv" / "chromium.json",
        playwright=(str(playwright),),
        search=str(tmp_path / "bin"),
        places=(),
        shared=tmp_path / "shared",
        stall=1,
    )


def test_the_chosen_browser_is_taken_and_no_other(house: Machine, tmp_path: Path) -> None:
    chosen = script(tmp_path / "mine", WORKING)
    script(tmp_path / "bin" / "chromium", WORKING)
    found = browser.find(replace(house, chosen=str(chosen)))
    assert (found.path, found.version, found.way) == (str(chosen), "1.2.3.4", "BITGRADE_CHROMIUM")
    assert not house.record.exists()


def test_a_chosen_browser_that_does_not_start_is_an_error(house: Machine, tmp_path: Path) -> None:
    chosen = script(tmp_path / "mine", LACKING)
    script(tmp_path / "bin" / "chromium", WORKING)
    with pytest.raises(NoBrowserError, match=r"BITGRADE_CHROMIUM does not start: .*libnss3"):
        browser.find(replace(house, chosen=str(chosen)))


def test_a_shell_kept_by_playwright_comes_before_an_installed_one(
    house: Machine, tmp_path: Path
) -> None:
    kept = script(tmp_path / "shell-1" / "chrome-linux" / "headless_shell", WORKING)
    script(tmp_path / "bin" / "chromium-headless-shell", WORKING)
    assert browser.find(house).path == str(kept)


def test_an_installed_shell_comes_before_a_full_browser(house: Machine, tmp_path: Path) -> None:
    script(tmp_path / "bin" / "google-chrome", WORKING)
    shell = script(tmp_path / "bin" / "chromium-headless-shell", WORKING)
    assert browser.find(house).path == str(shell)


@pytest.mark.parametrize("fault", [LACKING, FONTLESS, "exit 1", "echo hello"])
def test_a_browser_that_cannot_draw_is_passed_over(
    house: Machine, tmp_path: Path, fault: str
) -> None:
    script(tmp_path / "bin" / "chromium-headless-shell", fault)
    chrome = script(tmp_path / "bin" / "google-chrome", WORKING)
    assert browser.find(house).path == str(chrome)


def test_what_was_found_is_not_searched_again(house: Machine, tmp_path: Path) -> None:
    chromium = script(tmp_path / "bin" / "chromium", WORKING)
    first = browser.find(house)
    started = len(calls(chromium))
    assert browser.find(house) == first
    assert len(calls(chromium)) == started
    assert json.loads(house.record.read_text("utf-8"))["path"] == str(chromium)


def test_a_recorded_browser_that_has_gone_is_searched_again(house: Machine, tmp_path: Path) -> None:
    chromium = script(tmp_path / "bin" / "chromium", WORKING)
    browser.find(house)
    chromium.unlink()
    chrome = script(tmp_path / "bin" / "google-chrome", WORKING)
    assert browser.find(house).path == str(chrome)


def playwright_with(tmp_path: Path, install: str) -> tuple[str]:
    plan = f'[ "$2" = --dry-run ] && echo "  Install location:    {tmp_path}/shell-1" && exit 0'
    return (str(script(tmp_path / "playwright", f"{plan}\n{install}")),)


def test_a_missing_browser_is_downloaded(house: Machine, tmp_path: Path) -> None:
    shell = script(tmp_path / "ready", WORKING)
    place = tmp_path / "shell-1" / "chrome-linux"
    bring = f'mkdir -p "{place}"; cp "{shell}" "{place}/headless_shell"'
    found = browser.find(replace(house, playwright=playwright_with(tmp_path, bring)))
    assert (found.path, found.way) == (str(place / "headless_shell"), "downloaded by Playwright")


def test_a_downloaded_browser_without_its_libraries_gets_them(
    house: Machine, tmp_path: Path
) -> None:
    shell = script(tmp_path / "ready", f'[ -e "{tmp_path}/library" ] || exit 127\n{WORKING}')
    place = tmp_path / "shell-1" / "chrome-linux"
    bring = f'[ "$1" = install-deps ] && : > "{tmp_path}/library" && exit 0\n'
    bring += f'mkdir -p "{place}"; cp "{shell}" "{place}/headless_shell"'
    playwright = playwright_with(tmp_path, bring)
    with pytest.raises(NoBrowserError):
        browser.find(replace(house, playwright=playwright))
    found = browser.find(replace(house, playwright=playwright, superuser=True))
    assert found.way == "downloaded by Playwright, with its libraries"


def test_a_download_that_stalls_gives_way_to_the_package_manager(
    house: Machine, tmp_path: Path
) -> None:
    stalling = playwright_with(tmp_path, 'echo part > "$TMPDIR/part"; sleep 300')
    shell = script(tmp_path / "ready", WORKING)
    bring = '[ "$2 $3" = "--yes chromium-headless-shell" ] && '
    bring += f'cp "{shell}" "{tmp_path}/bin/chromium-headless-shell"; exit 0'
    apt = script(tmp_path / "bin" / "apt-get", bring)
    found = browser.find(replace(house, playwright=stalling, superuser=True))
    assert found.way == "installed by apt-get"
    assert [one.split()[:3] for one in calls(apt)] == [
        ["update"],
        ["install", "--yes", "--download-only"],
        ["install", "--yes", "chromium-headless-shell"],
    ]


def test_where_there_is_no_shell_to_install_the_whole_browser_is(
    house: Machine, tmp_path: Path
) -> None:
    chromium = script(tmp_path / "ready", WORKING)
    bring = 'case "$*" in *headless*) echo "E: Unable to locate package"; exit 100;; esac\n'
    bring += f'cp "{chromium}" "{tmp_path}/bin/chromium"'
    script(tmp_path / "bin" / "apt-get", bring)
    found = browser.find(replace(house, superuser=True))
    assert found.path == str(tmp_path / "bin" / "chromium")


def test_without_any_way_every_one_is_named_with_its_reason(house: Machine, tmp_path: Path) -> None:
    script(tmp_path / "bin" / "chromium", LACKING)
    apt = script(tmp_path / "bin" / "apt-get", "exit 0")
    with pytest.raises(NoBrowserError) as told:
        browser.find(house)
    for reason in (
        f"{tmp_path}/bin/chromium (installed): libnss3.so: cannot open",
        "playwright install chromium-headless-shell: Error: no such host",
        f"{apt}: only the superuser may install with it",
        "BITGRADE_CHROMIUM=/path/to/chromium",
    ):
        assert reason in str(told.value)
    assert not calls(apt)


ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser can become somebody else")


@ROOT
def test_the_superuser_passes_over_a_browser_that_others_cannot_reach(
    house: Machine, tmp_path: Path
) -> None:
    script(tmp_path / "shell-1" / "chrome-linux" / "headless_shell", WORKING)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        open_one = script(Path(folder) / "chromium", WORKING)
        found = browser.find(replace(house, superuser=True, user=65534, search=folder))
    assert found.path == str(open_one)


@ROOT
def test_a_browser_for_the_superuser_alone_is_the_last_resort(
    house: Machine, tmp_path: Path
) -> None:
    only = script(tmp_path / "bin" / "chromium", WORKING)
    found = browser.find(replace(house, superuser=True, user=65534))
    assert (found.path, found.way) == (str(only), "installed, for the superuser alone")


def test_the_command_prints_the_path_and_nothing_else() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # whom the superuser starts browsers as must get there
        chosen = script(Path(folder) / "mine", WORKING)
        ended = subprocess.run(
            (sys.executable, "-m", "tools.browser"),
            cwd=PROJECT,
            env={**os.environ, "BITGRADE_CHROMIUM": str(chosen)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert (ended.returncode, ended.stdout) == (0, f"{chosen}\n")
