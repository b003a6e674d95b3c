"""A study from end to end: what is noticed, what survives, and what is written down."""

import json
from pathlib import Path

import pytest

from grader.cli import main
from grader.decide.instrument import read_sheet
from grader.mutating.differing import difference


@pytest.fixture(scope="module")
def rubric(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A rubric that looks for one fault of four, with one sound answer and kinds of its own."""
    home = tmp_path_factory.mktemp("mine") / "letter"
    (home / "exemplars" / "good").mkdir(parents=True)
    (home / "rubric.toml").write_text(
        'id = "letter"\nversion = 3\nmedium = "text"\n'
        'checks = [{ id = "degenerate-repetition", gate = true }, { id = "foreign-script" }]\n'
    )
    sentences = "The ferry lay upside down on the bank. Nobody had crossed since the rain began. "
    (home / "exemplars" / "good" / "answer.txt").write_text(
        sentences + "We waited in the kitchen, and played cards until the lamp went out.\n"
    )
    (home / "exemplars" / "good" / "expect.toml").write_text('must = []\ntier = "professional"\n')
    (home / "mutations.py").write_text(
        "from dataclasses import dataclass\n\n\n@dataclass\nclass Kind:\n"
        "    name: str\n    expects: tuple\n    find: str\n    put: str\n\n"
        "    def mutate(self, answer, item, rng):\n"
        "        return answer.replace(self.find, self.put)\n\n\n"
        'MUTATIONS = (Kind("quiet", ("foreign-script",), "cards", "chess"),\n'
        '             Kind("wide", ("foreign-script",), "cards", " cards"))\n'
    )
    return home


def test_a_study_counts_and_shows_what_survived(
    rubric: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, sheet = tmp_path / "out", rubric / "error_sheet.json"
    command = ["rubric", "mutate", str(rubric), "--static", "--count", "3", "--workers", "1"]
    kinds = ["--kinds", "loop,quiet,wide,wrapped_lines"]
    assert main([*command, *kinds, "-o", str(out), "--sheet", str(sheet), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    rates = {one["kind"]: one for one in told["kinds"]}
    assert rates["loop"]["noticed"]["count"] == rates["loop"]["mutants"] == 3
    assert (rates["quiet"]["survived"], rates["quiet"]["mutants"]) == (1, 1)
    assert (rates["wide"]["mutants"], rates["wide"]["not_counted"]) == (0, 12)
    assert rates["wrapped_lines"]["harmless"]
    (survivor,) = [one for one in told["mutants"] if one["kind"] == "quiet"]
    assert survivor["outcome"] == "survived"
    assert "We waited in the kitchen, and played chess until" in survivor["diff"].splitlines()[1]
    assert json.loads((out / "mutate.json").read_text()) == told
    assert "chess" in (out / "quiet-0" / "answer.txt").read_text()
    found = read_sheet(str(rubric), "letter")
    assert found is not None
    assert (found.alarms.value, found.misses.value, found.misses.n) == (0.0, 0.0, 3)
    checks = dict(found.checks)
    assert checks["foreign-script"]["sensitivity"].value == 0.0
    assert checks["degenerate-repetition"]["sensitivity"].value == 1.0


def test_a_study_is_read_in_a_terminal(rubric: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["rubric", "mutate", str(rubric), "--static", "--count", "2", "--workers", "1"]
    assert main([*command, "--kinds", "quiet"]) == 0
    text = capsys.readouterr().out
    assert "survivors" in text
    assert "We waited in the kitchen, and played cards" in text
    assert "nothing was said of it" in text
    assert max(map(len, text.splitlines())) <= 100


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--kinds", "looop"], "no kind 'looop'; did you mean 'loop'"),
        (["nowhere.txt"], "nowhere.txt"),
        (["-o", "."], "this folder is not empty"),
    ],
)
def test_what_cannot_be_used_is_said_before_anything_starts(
    rubric: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rubric", "mutate", str(rubric), *arguments]) == 2
    assert said in capsys.readouterr().err


def test_differences_are_few_short_lines() -> None:
    before = "\n".join(f"line {at}" for at in range(50))
    assert difference(before, before.replace("line 7\n", "")) == "- line 7"
    long = "x" * 500 + "a" + "y" * 500
    lines = difference(long, long.replace("a", "b")).splitlines()
    assert [one[0] for one in lines] == ["-", "+"]
    assert all(len(one) < 120 for one in lines)
    assert "a" in lines[0]
    assert "b" in lines[1]
