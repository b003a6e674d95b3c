"""Setting up: what is there is not redone, what is broken is repaired, what failed is told."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.programs import calls, script
from tools import packages
from tools.grade import grade_shelf
from tools.setup import SetupError, set_up

PROJECT = Path(__file__).resolve().parents[1]

BACKEND = """
import pathlib, zipfile

def build_editable(wheels, config_settings=None, metadata_directory=None):
    if pathlib.Path("broken").exists():
        raise SystemExit("ERROR: this project cannot be built")
    name, info = "tiny-1-py3-none-any.whl", "tiny-1.dist-info"
    with zipfile.ZipFile(pathlib.Path(wheels, name), "w") as wheel:
        wheel.writestr("tiny.pth", str(pathlib.Path.cwd()))
        text = "Metadata-Version: 2.1\\nName: tiny\\nVersion: 1\\nProvides-Extra: dev\\n"
        wheel.writestr(f"{info}/METADATA", text)
        tags = "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"
        wheel.writestr(f"{info}/WHEEL", tags)
        wheel.writestr(f"{info}/RECORD", "")
    return name
"""
PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "tiny"
version = "1"
optional-dependencies = { dev = [] }
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that needs nothing from anywhere."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "pyproject.toml").write_text(PYPROJECT, "utf-8")
    (folder / "backend.py").write_text(BACKEND, "utf-8")
    (folder / "tiny.py").write_text("ANSWER = 42\n", "utf-8")
    return folder


def answer(project: Path) -> str:
    command = (str(project / ".venv/bin/python"), "-c", "import tiny; print(tiny.ANSWER)")
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


@pytest.mark.package
def test_two_callers_set_up_once_and_a_third_has_nothing_to_do(project: Path) -> None:
    with ThreadPoolExecutor() as pool:
        changed = [*pool.map(set_up, (project, project))]
    assert sorted(changed) == [False, True]
    assert answer(project) == "42\n"
    begun = time.process_time()
    assert not set_up(project)
    assert time.process_time() - begun < 0.1


@pytest.mark.package
def test_what_was_cut_off_is_made_anew(project: Path) -> None:
    half = project / ".venv" / "lib"
    half.mkdir(parents=True)
    assert set_up(project)
    assert answer(project) == "42\n"
    (project / ".venv" / "unfinished").touch()
    (project / ".venv" / "bin" / "pip").write_text("damaged", "utf-8")
    assert set_up(project)
    assert "damaged" not in (project / ".venv" / "bin" / "pip").read_text("utf-8")


@pytest.mark.package
def test_a_failed_update_leaves_the_old_environment_usable(project: Path) -> None:
    set_up(project)
    mine = project / ".venv" / "mine"
    mine.touch()
    (project / "broken").touch()
    with (project / "pyproject.toml").open("a") as file:
        file.write("# something new\n")
    with pytest.raises(SetupError, match="this project cannot be built"):
        set_up(project)
    assert answer(project) == "42\n"
    (project / "broken").unlink()
    assert set_up(project)
    assert mine.exists()
    assert not set_up(project)


@pytest.mark.package
def test_an_environment_that_was_moved_is_made_anew(project: Path) -> None:
    set_up(project)
    moved = project.rename(project.with_name("moved"))
    assert set_up(moved)
    assert answer(moved) == "42\n"
    assert str(moved) in (moved / ".venv" / "bin" / "pip").read_text("utf-8")


def python_without(tmp_path: Path, package: str) -> Path:
    """Write a Python that makes environments only once a package of the system is there."""
    refuse = f'[ "$2" = venv ] && [ ! -e "{tmp_path}/{package}" ] && '
    refuse += f'echo "ensurepip is not available: apt install {package}" && exit 1\n'
    refuse += '[ "$2" = virtualenv ] && exit 1\n'
    return script(tmp_path / "python", f'{refuse}exec "{sys.executable}" "$@"')


def test_a_python_without_venv_says_what_to_install(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    python = python_without(tmp_path, "python3.11-venv")
    with pytest.raises(SetupError, match=r"install the package python3\.11-venv"):
        set_up(project, str(python))


@pytest.mark.package
def test_the_superuser_gets_the_missing_venv(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring = f'[ "$2" = --yes ] && [ "$3" = python3.11-venv ] && : > "{tmp_path}/$3"; exit 0'
    apt = script(tmp_path / "bin" / "apt-get", bring)
    monkeypatch.setenv("PATH", str(apt.parent))
    monkeypatch.setattr(packages, "superuser", lambda: True)
    assert set_up(project, str(python_without(tmp_path, "python3.11-venv")))
    assert calls(apt)[0] == "update"
    assert answer(project) == "42\n"


@pytest.mark.parametrize(("code", "told"), [(0, 0), (1, 0), (2, 2), (3, 3)])
def test_a_broken_artifact_is_a_result_and_trouble_is_not(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], code: int, told: int
) -> None:
    grade = script(tmp_path / "grade", f'[ "$1" = report ] && : > "$3" && exit 0; exit {code}')
    report = tmp_path / "report.html"
    assert grade_shelf(str(grade), report) == told
    assert f"Exit code {code} of grade: " in capfd.readouterr().err
    assert report.exists() == (code != 2)


def test_a_report_that_cannot_be_written_is_trouble(tmp_path: Path) -> None:
    grade = script(tmp_path / "grade", '[ "$1" = report ] && exit 3; exit 1')
    assert grade_shelf(str(grade), tmp_path / "report.html") == 2


def test_every_target_that_people_call_is_in_the_help() -> None:
    ended = subprocess.run(
        ("make", "help"), cwd=PROJECT, capture_output=True, text=True, check=True
    )
    named = {line.split()[0] for line in ended.stdout.splitlines()[1:]}
    promised = {"grade", "test", "check", "lint", "bench", "soak", "setup", "clean", "help"}
    assert promised <= named
