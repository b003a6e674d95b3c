"""What leaves the store: Parquet that others read, SQL in every format, and what got worse."""

import json
import sys
from io import StringIO
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest

from grader.cli import main
from grader.demo import fill
from grader.store.db import open_store
from grader.store.export import PUBLIC, TABLES


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "demo.duckdb"
    with open_store(path) as store:
        fill(store)
    return path


def test_three_readers_read_the_same(db: Path, tmp_path: Path) -> None:
    assert main(["export", str(tmp_path), "quant_ladder", "verdict", "--db", str(db)]) == 0
    for name, count in (("quant_ladder", 28), ("verdict", None)):
        path = tmp_path / f"{name}.parquet"
        theirs = duckdb.sql(f"from '{path}'")
        assert theirs is not None
        frame, other = pd.read_parquet(path), pl.read_parquet(path)
        rows = len(theirs.fetchall())
        assert rows == len(frame) == len(other)
        assert count in (None, rows)
        assert list(frame.columns) == other.columns == theirs.columns
    assert frame["status"].value_counts().to_dict() == dict(other["status"].value_counts().rows())


def test_everything_is_exported(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(tmp_path / "new" / "folder"), "--db", str(db)]) == 0
    there = {one.stem for one in (tmp_path / "new" / "folder").iterdir()}
    assert there == {*TABLES, *PUBLIC}
    assert capsys.readouterr().out.count("\n") == len(there)


def test_exports_that_cannot_be(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(tmp_path), "nonsense", "--db", str(db)]) == 2
    assert "neither a table nor a view" in capsys.readouterr().err
    (tmp_path / "file").write_text("x", "utf-8")
    assert main(["export", str(tmp_path / "file" / "x"), "run", "--db", str(db)]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_sql_writes_parquet(db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "q.parquet"
    sql = "select 1; select quant, bits from quant_ladder where task = 'tetris'"
    assert main(["sql", sql, "--format", "parquet", "-o", str(path), "--db", str(db)]) == 0
    assert len(pl.read_parquet(path)) == 7
    assert main(["sql", sql, "--format", "parquet", "--db", str(db)]) == 2
    assert "-o FILE" in capsys.readouterr().err
    changing = "delete from run"
    assert main(["sql", changing, "--format", "parquet", "-o", str(path), "--db", str(db)]) == 2
    assert "would change something" in capsys.readouterr().err
    assert len(pl.read_parquet(path)) == 7


@pytest.mark.parametrize("form", ["csv", "json", "ndjson", "table"])
def test_sql_from_a_pipe(
    db: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO("select quant, samples from quant_ladder limit 2"))
    assert main(["sql", "-", "--format", form, "--db", str(db)]) == 0
    out = capsys.readouterr().out
    if form == "csv":
        assert out.splitlines()[0] == "quant,samples"
    if form == "json":
        assert set(json.loads(out)[0]) == {"quant", "samples"}
    if form == "ndjson":
        assert len([json.loads(line) for line in out.splitlines()]) == 2
    if form == "table":
        assert "2 rows" in out


def test_worse_than_before_fails_and_broken_before_does_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out").mkdir()
    good, bad = tmp_path / "out" / "good.json", tmp_path / "out" / "bad.json"
    good.write_text('{"a": 1}', "utf-8")
    bad.write_text('{"a": 1', "utf-8")
    once = ["out", "--workers", "1", "--format", "ndjson"]
    assert main([*once, "--db", "old.duckdb"]) == 1
    again = [*once, "--db", "new.duckdb", "--against", "old.duckdb", "--fail-if-worse"]
    assert main(again) == 0
    assert "0 of 2 samples" in capsys.readouterr().err
    good.write_text('{"a": }', "utf-8")
    assert main(again) == 1
    err = capsys.readouterr().err
    assert "worse: out/good.json (json_document): professional before, broken now" in err
    assert "newly failing: invalid-json" in err
    assert main([*once, "--no-store", "--against", "none.duckdb"]) == 2
    assert main([*once, "--no-store", "--fail-if-worse"]) == 2
