"""The verbs of decisions, over a simulated store and over a folder per quant."""

import json
from pathlib import Path

import pytest

from grader.cli import main
from grader.demo import fill
from grader.store.db import open_store

pytestmark = pytest.mark.usefixtures("unmeasured")


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    with open_store(path) as store:
        fill(store)
    return path


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    code = main([str(one) for one in arguments])
    out, err = capsys.readouterr()
    return code, out + err


def test_cliff_of_the_simulated_model(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = said(capsys, "cliff", "--db", db, "--format", "json")
    assert code == 0
    by_task = {one["task"]: one for one in json.loads(text)["ladders"]}
    assert by_task["tetris"]["between"] == ["Q3_K_M", "Q2_K"]
    assert by_task["json_document"]["between"] == ["Q2_K", "TQ1_0"]
    assert by_task["arithmetic"]["answer"] in ("slope", "not enough data")
    assert by_task["plain_text"]["answer"] != "cliff"


def test_numbers_equal_those_of_the_views(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, text = said(capsys, "cliff", "--db", db, "--task", "tetris", "--format", "json")
    rungs = {one["quant"]: one for one in json.loads(text)["ladders"][0]["rungs"]}
    with open_store(db, read_only=True) as store:
        rows = store.execute(
            "select quant, pass_rate, unknown from quant_ladder where task = 'tetris'"
        ).fetchall()
    assert {quant: (round(rate, 6), unknown) for quant, rate, unknown in rows} == {
        quant: (one["rate"]["value"], one["unknown"]) for quant, one in rungs.items()
    }


def test_cliff_for_people(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = said(capsys, "cliff", "--db", db, "--task", "tetris")
    assert code == 0
    assert "Cliff between Q3_K_M and Q2_K" in text
    assert "instrument not measured" in text
    assert max(map(len, text.splitlines())) <= 100


def test_planned_looks_ask_for_more(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, once = said(capsys, "cliff", "--db", db, "--task", "tetris", "--format", "json")
    _, first = said(
        capsys, "cliff", "--db", db, "--task", "tetris", "--format", "json", "--look", "1/3"
    )
    widths = [
        one["high"] - one["low"]
        for text in (once, first)
        for one in [json.loads(text)["ladders"][0]["total_drop"]]
    ]
    assert widths[1] > widths[0]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("cliff", "--look", "4/3"), "which look of how many"),
        (("cliff", "--drop", "2"), "between 0 and 1"),
        (("cliff", "--task", "chess"), "nothing of model any and task chess"),
        (("cliff", "--axis", "activations"), "no ladder"),
        (("recommend", "--memory", "24GB"), "--task"),
        (("recommend", "--memory", "lots", "--task", "tetris"), "no size"),
        (("recommend", "--memory", "2GB", "--reserve", "3GB", "--task", "all"), "leave nothing"),
        (("recommend", "--memory", "9GB", "--task", "all", "--price-kwh", "1"), "wanted together"),
        (("duel", "Q8_0", "Q9"), "nobody of that name"),
        (("order", "--tolerance", "3"), "between 0 and 1"),
    ],
)
def test_wrong_use(
    db: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    code, text = said(capsys, *arguments, "--db", db)
    assert code == 2
    assert words in text


def test_recommend_refuses_an_instrument_that_nobody_measured(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = (
        "recommend",
        "--task",
        "arithmetic",
        "--memory",
        "24GB",
        "--context",
        "16k",
        "--db",
        db,
    )
    code, text = said(capsys, *asked)
    assert code == 2
    assert "never measured" in text
    code, text = said(capsys, *asked, "--allow-unmeasured")
    assert code == 0
    assert "Run simulated-8b" in text


def test_recommend_gives_the_matrix(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("--task", "all", "--memory", "24GB", "--allow-unmeasured", "--format", "json")
    code, text = said(capsys, "recommend", "--db", db, *asked)
    assert code == 0
    found = {one["task"]: one for one in json.loads(text)["recommendations"]}
    assert set(found) == {"tetris", "json_document", "arithmetic", "plain_text"}
    assert all(one["level"] in (1, 2, 3) for one in found.values())
    assert found["tetris"]["chosen"]["quant"] not in ("Q2_K", "TQ1_0")


def test_duel(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = said(capsys, "duel", "Q4_K_M", "Q2_K", "--db", db)
    assert code == 0
    assert "B got worse at arithmetic, tetris" in text
    _, text = said(capsys, "duel", "Q4_K_M", "Q2_K", "--db", db, "--format", "json")
    assert json.loads(text)["worse"] == ["arithmetic", "tetris"]


def test_order(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = said(capsys, "order", "--db", db)
    assert code == 0
    assert text.index("arithmetic") < text.index("prose")
    assert "Q2_K seems fine" in text


def test_illustrations_are_never_used(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = tmp_path / "shown.duckdb"
    shown.write_bytes(db.read_bytes())
    with open_store(shown) as store:
        store.execute("update sample set illustration = true")
    code, text = said(capsys, "cliff", "--db", shown)
    assert code == 2
    assert "all 2100 samples are illustrations" in text


def test_a_folder_per_quant(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for quant, works in (("Q8_0", 30), ("Q4_K_M", 30), ("Q2_K", 0)):
        folder = tmp_path / "outputs" / quant
        folder.mkdir(parents=True)
        for at in range(30):
            text = f'{{"number": {at}}}' if at < works else f'{{"number": {at}'
            (folder / f"{at}.json").write_text(text, "utf-8")
    code, text = said(capsys, "cliff", tmp_path / "outputs", "--workers", "1", "--format", "json")
    assert code == 0, text
    document = json.loads(text[text.index("{") : text.rindex("}") + 1])
    (ladder,) = document["ladders"]
    assert [one["quant"] for one in ladder["rungs"]] == ["Q8_0", "Q4_K_M", "Q2_K"]
    assert "folders are taken for quants" in text
    assert [one["rate"]["value"] for one in ladder["rungs"]] == [1.0, 1.0, 0.0]
    assert ladder["between"] == ["Q4_K_M", "Q2_K"]
