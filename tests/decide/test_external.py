"""What others measured: read, placed without an interval, held against ours."""

from pathlib import Path

import pytest

from grader.cli import main
from grader.decide.external import agreement, point_ladders, read_scores
from grader.demo import fill
from grader.errors import ContractError
from grader.store.db import open_store

CSV = """model,quant,metric,value,higher_is_better,source
simulated-8b,Q8_0,perplexity,6.1,false,me
simulated-8b,Q6_K,perplexity,6.12,false,me
simulated-8b,Q4_K_M,perplexity,6.3,false,me
simulated-8b,Q3_K_M,perplexity,6.9,false,me
simulated-8b,Q2_K,perplexity,9.0,false,me
"""


def test_the_published_ladder_breaks_below_2_bits() -> None:
    scores = read_scores("aider_polyglot")
    assert [one.value for one in scores] == [71.6, 70.7, 69.7, 68.4, 65.8, 55.7]
    assert [one.gb for one in scores] == [671, 420, 387, 300, 255, 170]
    (ladder,) = point_ladders(scores)
    assert (ladder.above, ladder.below) == ("2-bit", "1-bit")
    assert ladder.step == pytest.approx(10.1 / 71.6)
    assert ladder.retained == pytest.approx(55.7 / 71.6)


def test_lower_can_be_better(tmp_path: Path) -> None:
    path = tmp_path / "scores.csv"
    path.write_text(CSV, "utf-8")
    scores = read_scores(str(path))
    (ladder,) = point_ladders(scores)
    assert (ladder.above, ladder.below) == ("Q3_K_M", "Q2_K")
    rates = {"Q8_0": 0.95, "Q6_K": 0.94, "Q4_K_M": 0.9, "Q3_K_M": 0.8, "Q2_K": 0.2}
    ((model, metric, task, rho),) = agreement(scores, {("simulated-8b", "tetris"): rates})
    assert (model, metric, task, rho.n) == ("simulated-8b", "perplexity", "tetris", 5)
    assert rho.value == pytest.approx(1.0)
    assert agreement(scores, {("another", "tetris"): rates}) == []


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("none.csv", None, "shipped are: aider_polyglot"),
        ("empty.csv", "model,quant\n", "no rows"),
        ("short.csv", "model,quant\na,b\n", "says too little"),
        ("odd.csv", "model,quant,metric,value\na,b,c,much\n", "says too little or wrong"),
        ("bad.toml", "model = 1\n", r"wants model, metric, source"),
    ],
)
def test_scores_that_cannot_be_read(
    tmp_path: Path, name: str, text: str | None, words: str
) -> None:
    path = tmp_path / name
    if text is not None:
        path.write_text(text, "utf-8")
    with pytest.raises(ContractError, match=words):
        read_scores(str(path))


def test_scores_are_kept_once_and_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    db, path = tmp_path / "x.duckdb", tmp_path / "scores.csv"
    path.write_text(CSV, "utf-8")
    with open_store(db) as store:
        fill(store)
    for told in ("5 of 5 scores are new", "0 of 5 scores are new"):
        assert main(["scores", "load", str(path), "--db", str(db)]) == 0
        assert told in capsys.readouterr().out
    assert main(["scores", "load", "aider_polyglot", "--db", str(db)]) == 0
    assert main(["scores", "show", "--db", str(db)]) == 0
    out = capsys.readouterr().out
    assert "between 2-bit and 1-bit: 14.1% of the baseline; single numbers" in out
    assert "perplexity and our tetris rank rungs alike by" in out
