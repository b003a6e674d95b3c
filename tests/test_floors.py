"""The walls between the floors stand, and each of them would be seen to fall."""

import subprocess
import sys
from pathlib import Path

import grimp
import pytest

PROJECT = Path(__file__).resolve().parents[1]
PACKAGES = tuple(one for one in ("grader", "rubrics", "runners") if (PROJECT / one).is_dir())

BREACHES = (
    ("floors", "grader/store/db.py", "import grader.cli.kit"),
    ("floors", "grader/newcomer.py", "'''A module that does not say on which floor it lives.'''"),
    ("circles", "grader/evidence/source.py", "import grader.evidence.html"),
    ("values", "grader/artifact.py", "import duckdb"),
    ("purity", "grader/evidence/source.py", "import time"),
    ("purity", "grader/checks/answer/cut_short.py", "import grader.gather.resolve"),
    ("purity", "rubrics/tetris/checks/dead_start.py", "import random"),
    ("single-checks", "grader/checks/answer/cut_short.py", "import grader.checks.newcomer.other"),
    ("doors", "grader/grade.py", "import rubrics.web_page"),
    ("doors", "grader/grade.py", "import runners"),
    ("rubric-doors", "rubrics/web_page/__init__.py", "import grader.store.db"),
    ("statistics", "grader/stats/newcomer.py", "import duckdb"),
    ("renderers", "grader/report/newcomer.py", "import grader.store.db"),
    ("runners", "runners/newcomer.py", "import grader.audit"),
    ("blind-oracles", "tests/games/generator.py", "import grader.evidence.source"),
    ("blind-oracles", "tests/shape_programs/pieces.py", "import rubrics.tetris"),
    ("no-tests", "grader/grade.py", "import tests.programs"),
)


def contract(folder: Path, id_: str) -> subprocess.CompletedProcess[str]:
    command = str(Path(sys.executable).with_name("lint-imports"))
    return subprocess.run(
        (command, "--no-logo", "--no-cache", "--contract", id_),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Copy every module of the project, and nothing else."""
    for package in (*PACKAGES, "tests"):
        for module in (PROJECT / package).rglob("*.py"):
            target = tmp_path / module.relative_to(PROJECT)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(module.read_bytes())
    (tmp_path / "pyproject.toml").write_bytes((PROJECT / "pyproject.toml").read_bytes())
    module_with(tmp_path, "grader/checks/newcomer/other.py", "")
    return tmp_path


def module_with(folder: Path, path: str, line: str) -> None:
    """Add a line to a module; make it, and its packages, where there is none."""
    module = folder / path
    module.parent.mkdir(parents=True, exist_ok=True)
    for package in Path(path).parents[:-1]:
        (folder / package / "__init__.py").touch()
    with module.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")


@pytest.mark.parametrize(("id_", "module", "line"), BREACHES)
def test_a_breach_is_seen(copy: Path, id_: str, module: str, line: str) -> None:
    before = contract(copy, id_)
    assert before.returncode == 0, before.stdout
    module_with(copy, module, line)
    after = contract(copy, id_)
    assert after.returncode == 1
    assert "BROKEN" in after.stdout


def test_no_module_is_hidden_from_the_contracts() -> None:
    seen = grimp.build_graph(*PACKAGES, cache_dir=None).modules
    modules = (one for name in PACKAGES for one in (PROJECT / name).rglob("*.py"))
    names = (".".join(one.relative_to(PROJECT).with_suffix("").parts) for one in modules)
    assert sorted({one.removesuffix(".__init__") for one in names} - seen) == []
