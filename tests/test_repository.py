"""What is tracked speaks of the project alone, and is as short as the house wants it."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]

OWN = re.compile(r"(?:^|[\s\"'(=`])/(?:mnt|root|Users|work|workspace)/\w", re.MULTILINE)
"""A path of somebody's machine, as people write it."""

MOST_LINES = 310
"""Lines of a module of the product; CONTRIBUTING says 300, and nothing breaks at 301."""


def tracked(pattern: str = "") -> Iterator[Path]:
    """Files that git knows, or none where this is no checkout."""
    command = ("git", "ls-files", "-z", *([pattern] if pattern else []))
    listed = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    yield from (PROJECT / one for one in listed.stdout.split("\0") if one)


@pytest.fixture(scope="module", autouse=True)
def checkout() -> None:
    if not any(tracked()):
        pytest.skip("no checkout")


def test_no_file_names_a_path_of_a_machine() -> None:
    named = {}
    for path in tracked():
        try:
            text = path.read_text("utf-8")
        except (UnicodeDecodeError, OSError):
            continue  # a picture, or deleted and not yet committed
        found = OWN.search(text)
        if found and path != Path(__file__):
            named[str(path.relative_to(PROJECT))] = found[0]
    assert named == {}


def test_modules_fit_their_bound() -> None:
    long = {
        str(path.relative_to(PROJECT)): lines
        for folder in ("grader", "rubrics", "runners")
        for path in tracked(f"{folder}/*.py")
        if path.is_file()
        and (lines := (text := path.read_text("utf-8")).count("\n")) > MOST_LINES
        and "Written by ``python -m" not in text[:300]  # a generated table
    }
    assert long == {}


@pytest.mark.parametrize("text", ["see /mnt/me/x", '"/work/x"', "(/root/a)"])
def test_a_path_of_a_machine_is_known(text: str) -> None:
    assert OWN.search(text)


@pytest.mark.parametrize("text", ["https://a.example/work/x", "/tmp/games", "the /work page"])
def test_other_paths_are_left_alone(text: str) -> None:
    assert not OWN.search(text)
