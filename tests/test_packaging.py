"""What is in the wheel, and that a stranger's distribution works beside it by the same door."""

import json
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import textwrap
import zipfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from tests.strangers import ACME, BROKEN

pytestmark = [pytest.mark.package, pytest.mark.xdist_group("package")]

PROJECT = Path(__file__).resolve().parents[1]
PACKAGES = ("grader", "rubrics", "runners")
JUNK = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "build", "dist", "*.duckdb*")

LOUD = "<!doctype html><title>Loud</title><p>GO ON WE whisper quietly: NOTHING SHALL EVER CHANGE"
CALM = "<!doctype html><title>Calm</title><p>GO ON WE ARE OK IF IT IS SO: whisper quietly, friend"


@dataclass(frozen=True, slots=True)
class Machine:
    """A fresh environment that has what bitgrade depends on, and the folder to work in."""

    folder: Path

    @property
    def bin(self) -> Path:
        return self.folder / "venv" / "bin"

    def install(self, wheel: Path) -> None:
        """Install one wheel and nothing else."""
        pip = (sys.executable, "-m", "pip", "--python", self.bin / "python", "install", "--quiet")
        done = run(*pip, "--no-deps", "--no-index", wheel, cwd=self.folder)
        assert done.returncode == 0, done.stderr

    def grade(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Call the installed command in a folder that is not the project's."""
        return run(self.bin / "grade", *arguments, cwd=self.folder)

    def rows(self, *arguments: str) -> tuple[int, list[dict[str, Any]]]:
        """Grade without a browser and without a store; return the exit code and the rows."""
        quick = ("--static", "--format", "ndjson", "--no-store", "--workers", "1")
        done = self.grade(*arguments, *quick)
        assert done.returncode in (0, 1), done.stderr
        assert done.stdout, done.stderr
        return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    words = [str(one) for one in command]
    return subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False)


def built(source: Path, into: Path, *kinds: str) -> Path:
    """Build a distribution; where our own setuptools is too old, with one that is fetched."""
    ours = ("--no-isolation",) if int(version("setuptools").partition(".")[0]) >= 77 else ()
    done = run(
        sys.executable, "-m", "build", *ours, *kinds, "--outdir", into, source, cwd=source.parent
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = into.glob("*.whl")
    return wheel


def written(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(textwrap.dedent(text).lstrip(), "utf-8")
    return folder


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel out of the sdist out of a copy of the tree; the sdist lies beside it."""
    folder = tmp_path_factory.mktemp("built")
    source = folder / "source"
    shutil.copytree(PROJECT, source, ignore=JUNK)
    return built(source, folder / "dist")


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("acme")
    return built(written(folder / "source", ACME), folder / "dist", "--wheel")


@pytest.fixture
def machine(tmp_path: Path, wheel: Path) -> Machine:
    """Give an environment of its own; what bitgrade depends on is lent to it by path."""
    one = Machine(tmp_path)
    run(sys.executable, "-m", "venv", "--without-pip", "venv", cwd=tmp_path)
    (site,) = (tmp_path / "venv").glob("lib/python*/site-packages")
    (site / "lent.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    one.install(wheel)
    (tmp_path / "loud.html").write_text(LOUD, "utf-8")
    (tmp_path / "calm.html").write_text(CALM, "utf-8")
    return one


def data_files() -> set[str]:
    """Every file of the packages that is no module, by its path in the project."""
    found = (one for name in PACKAGES for one in (PROJECT / name).rglob("*") if one.is_file())
    kept = (one.relative_to(PROJECT) for one in found if one.suffix not in (".py", ".pyc"))
    return {one.as_posix() for one in kept if not any(p.startswith(".") for p in one.parts)}


def test_every_file_that_is_no_module_is_in_the_wheel(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    assert sorted(data_files() - inside) == []
    kinds = {Path(one).suffix for one in inside}
    assert {".toml", ".md", ".js", ".sql", ".html"} <= kinds
    assert {f"{name}/py.typed" for name in PACKAGES} <= inside
    assert any("/exemplars/" in one for one in inside)


def test_every_module_is_in_the_wheel_and_no_other_package(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    modules = {
        one.relative_to(PROJECT).as_posix()
        for name in PACKAGES
        for one in (PROJECT / name).rglob("*.py")
    }
    assert sorted(modules - inside) == []
    tops = {one.partition("/")[0] for one in inside}
    assert {one for one in tops if not one.endswith(".dist-info")} == set(PACKAGES)
    assert any(one.endswith(".dist-info/licenses/LICENSE") for one in inside)


def test_the_source_distribution_holds_what_the_wheel_is_made_of(wheel: Path) -> None:
    (sdist,) = wheel.parent.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        inside = {one.partition("/")[2] for one in archive.getnames()}
    assert sorted(data_files() - inside) == []
    assert {"pyproject.toml", "LICENSE", "README.md"} <= inside


def test_what_is_installed_is_the_wheel_and_not_this_project(machine: Machine) -> None:
    code = "import grader, rubrics, runners; print(grader.__file__, *rubrics.__path__)"
    said = run(machine.bin / "python", "-c", code, cwd=machine.folder).stdout
    assert said.count(str(machine.folder)) == 2
    assert str(PROJECT) not in said


def test_a_stranger_brings_a_check_a_provider_a_tool_and_a_rubric(
    machine: Machine, acme: Path
) -> None:
    machine.install(acme)
    code, (row,) = machine.rows("loud.html", "--rubric", "acme_manners")
    assert (code, row["rubric"], row["tier"], row["passed"]) == (1, "acme_manners", "broken", False)
    (verdict,) = (one for one in row["verdicts"] if one["check"] == "shouting-page")
    assert (verdict["status"], verdict["weight"], verdict["gate"]) == ("failed", 2.0, True)
    (finding,) = verdict["findings"]
    assert finding["message"] == "shouting"
    assert finding["text"] == "4 of 5 words are in capitals"


def test_a_stranger_reads_its_own_settings_and_options_from_its_rubric(
    machine: Machine, acme: Path
) -> None:
    machine.install(acme)
    code, (row,) = machine.rows("calm.html", "--rubric", "acme_manners")
    assert (code, row["score"], row["passed"]) == (0, 1.0, True)


def test_a_broken_stranger_stops_nobody_else_and_is_named(
    machine: Machine, acme: Path, tmp_path: Path
) -> None:
    machine.install(built(written(tmp_path / "source", BROKEN), tmp_path / "dist", "--wheel"))
    machine.install(acme)
    _, (row,) = machine.rows("calm.html", "--rubric", "acme_manners")
    assert row["passed"] is True
    told = machine.grade("doctor")
    assert "acme-broken" in told.stdout
    assert "acme has no licence today" in told.stdout
