"""Lexicons by name, and the command that asks them."""

import io
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from grader.cli import main
from grader.errors import UsageError
from grader.gather.lexicon import open_lexicon


def ask(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data: bytes
) -> tuple[int, list[str], str]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    code = main(["lexicon", "sw", "-"])
    out, err = capsys.readouterr()
    return code, out.splitlines(), err


def test_one_line_for_each_token_in_order(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = "samaki\n\n  tenata \r\nsamaki\nng\u2019ombe\nharaka-haraka\nkwa\thiyo\nKESHO"
    code, lines, _ = ask(monkeypatch, capsys, data.encode())
    assert code == 0
    assert [one.split("\t")[:2] for one in lines] == [
        ["samaki", "known"],
        ["tenata", "unknown"],
        ["samaki", "known"],
        ["ng\u2019ombe", "known"],
        ["haraka-haraka", "known"],
        ["kwa hiyo", "known"],
        ["KESHO", "known"],
    ]
    assert all(one.count("\t") == 2 for one in lines)


def test_tokens_are_composed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, lines, _ = ask(monkeypatch, capsys, "cafe\u0301\n".encode())
    assert lines[0].split("\t")[0] == "caf\u00e9"


def test_bytes_that_are_no_utf8_name_their_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines, err = ask(monkeypatch, capsys, b"samaki\nna\n\xff\xfe\n")
    assert (code, lines) == (2, [])
    assert "line 3" in err


def test_an_unknown_language_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lexicon", "tlh", "word"]) == 2
    assert "sw" in capsys.readouterr().err


def test_the_measured_rate_of_errors_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lexicon", "sw"]) == 0
    assert "% of the words of real text" in capsys.readouterr().out


def test_a_list_of_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "words.txt"
    path.write_text("# a comment\nHäuser\nund\n", "utf-8")
    assert main(["lexicon", f"wordlist:{path}", "häuser", "hauser", "und"]) == 0
    classes = [one.split("\t")[1] for one in capsys.readouterr().out.splitlines()]
    assert classes == ["known", "unknown", "known"]
    assert open_lexicon(f"wordlist:{path}").nearest("hauser") == "häuser"
    assert open_lexicon(f"wordlist:{path}").calibration is None


@pytest.mark.parametrize("text", [None, b"", b"\xff\xfe\xfd"])
def test_a_list_that_is_none(tmp_path: Path, text: bytes | None) -> None:
    path = tmp_path / "words.txt"
    if text is not None:
        path.write_bytes(text)
    with pytest.raises(UsageError, match=r"words\.txt"):
        open_lexicon(f"wordlist:{path}")


def test_a_hunspell_dictionary_by_path(tmp_path: Path) -> None:
    pytest.importorskip("hunspell")
    (tmp_path / "xx.aff").write_text("SET UTF-8\nSFX P Y 1\nSFX P 0 n .\n", "utf-8")
    (tmp_path / "xx.dic").write_text("2\nkati/P\nomba\n", "utf-8")
    lexicon = open_lexicon(f"hunspell:{tmp_path / 'xx.dic'}")
    assert [lexicon.analyse(one).word_class for one in ("kati", "katin", "kato", "Omba")] == [
        "known",
        "analysable",
        "unknown",
        "known",
    ]


def test_a_hunspell_dictionary_that_is_not_there() -> None:
    with pytest.raises(UsageError, match=r"dictionary|extra"):
        open_lexicon("hunspell:qqq")


def test_every_row_of_data_names_source_and_licence() -> None:
    folder = files("grader.gather.lexicon") / "data"
    licences = set()
    for one in folder.iterdir():
        if not one.name.endswith(".tsv"):
            continue
        header, *rows = one.read_text("utf-8").splitlines()
        assert header == "form\tkind\tlemma\tsource\tlicence"
        for row in rows:
            _, _, _, source, licence = row.split("\t")
            licences.add((one.name, source, licence))
    assert licences == {
        ("swahili.tsv", "bitgrade", "MIT"),
        ("swahili-wiktionary.tsv", "Wiktionary", "CC-BY-SA-4.0"),
    }
