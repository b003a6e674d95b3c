"""What is a sample on disk, what it is called, and by which rubric it is graded."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from grader.artifact import Artifact, File, Medium
from grader.errors import ContractError, UsageError
from grader.item import Chat, Item
from grader.manifest import write_sample
from grader.origin import Origin
from grader.run import Sample
from grader.shelf import Choice, find_samples, piped_sample, read_artifact

KNOWN = {
    "tetris": Medium.HTML,
    "web_page": Medium.HTML,
    "plain_text": Medium.TEXT,
    "json_document": Medium.JSON,
}
CHOICE = Choice(KNOWN)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(*paths: str, text: str = "<p>x") -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text)


def found(*arguments: str, choice: Choice = CHOICE) -> dict[str, tuple[str, ...]]:
    return {one.path: one.rubrics for one in find_samples(arguments, choice).samples}


@pytest.mark.parametrize(
    ("argument", "path"),
    [
        ("out", "out/tetris/a.html"),
        ("./out/", "out/tetris/a.html"),
        ("out/tetris", "out/tetris/a.html"),
        ("./out//tetris/a.html", "out/tetris/a.html"),
        (".", "out/tetris/a.html"),
    ],
)
def test_path_is_the_argument_as_typed_joined(home: Path, argument: str, path: str) -> None:
    put("out/tetris/a.html")
    assert found(argument) == {path: ("tetris",)}


def test_absolute_argument_gives_absolute_path(home: Path) -> None:
    put("a.html")
    assert list(found(str(home))) == [f"{home}/a.html"]


@pytest.mark.parametrize(
    ("file", "rubric"),
    [
        ("tetris/a.html", "tetris"),
        ("tetris/q4/x/a.htm", "tetris"),
        ("tetris/web_page/a.html", "web_page"),
        ("tetris/notes.md", "plain_text"),
        ("tetris/data.json", "json_document"),
        ("tetris-like/a.html", "web_page"),
        ("plain_text/a.html", "web_page"),
    ],
)
def test_nearest_folder_named_like_a_rubric_of_that_medium_picks_it(
    home: Path, file: str, rubric: str
) -> None:
    put(f"out/{file}")
    assert found("out") == {f"out/{file}": (rubric,)}


def test_the_arguments_own_name_counts(home: Path) -> None:
    put("a/tetris/x.html")
    assert found("a/tetris") == {"a/tetris/x.html": ("tetris",)}


def test_folders_above_the_argument_do_not_count(home: Path) -> None:
    put("tetris/q4/x.html")
    assert found("tetris/q4") == {"tetris/q4/x.html": ("web_page",)}


def test_a_file_is_picked_by_its_parent_as_typed(home: Path) -> None:
    put("tetris/x.html")
    assert found("tetris/x.html") == {"tetris/x.html": ("tetris",)}


def test_a_file_without_a_parent_goes_by_medium(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("tetris/x.html")
    monkeypatch.chdir("tetris")
    assert found("x.html") == {"x.html": ("web_page",)}


def test_flag_replaces_every_choice(home: Path) -> None:
    put("tetris/x.html")
    assert found("tetris", choice=Choice(KNOWN, ("web_page", "tetris"))) == {
        "tetris/x.html": ("web_page", "tetris")
    }


def test_what_is_never_graded(home: Path) -> None:
    put(
        "out/README.md", "out/README.txt", "out/item.json", "out/reply.json", "out/collection.json",
        "out/reasoning.txt", "out/expect.toml", "out/plan.toml", "out/bitgrade-report.html",
        "out/.hidden/x.html", "out/.x.html", "out/a.duckdb.journal/x.json", "out/a.evidence/x.txt",
        "out/picture.png", "out/x.html",
    )  # fmt: skip
    Path("out/link.html").symlink_to("x.html")
    Path("out/loop").symlink_to(".")
    assert list(found("out")) == ["out/x.html"]


def test_a_folder_whose_index_loads_siblings_is_one_sample(home: Path) -> None:
    put("out/site/index.html", text='<script src="./game.js?v=1"></script><a href="b.html">b</a>')
    put("out/site/game.js", "out/site/b.html", "out/site/img/a.svg")
    (sample,) = find_samples(["out"], CHOICE).samples
    assert sample.path == "out/site"
    assert sample.where.files == ("b.html", "game.js", "img/a.svg", "index.html")


@pytest.mark.parametrize(
    "text",
    ['<a href="b.html">b</a>', '<iframe src="b.html"></iframe>', '<img src="https://x/b.html">',
     '<script src="gone.js"></script>', '<img src="../b.html">'],
)  # fmt: skip
def test_links_frames_and_strangers_do_not_make_a_site(home: Path, text: str) -> None:
    put("out/index.html", text=text)
    put("out/b.html")
    assert list(found("out")) == ["out/b.html", "out/index.html"]


def test_a_file_reached_twice_is_one_row(home: Path) -> None:
    put("out/x.html")
    assert list(found("out", "./out/x.html", "out/")) == ["out/x.html"]


def test_the_id_of_one_file_is_its_digest_and_of_several_framed(home: Path) -> None:
    put("out/x.html", text="<p>x")
    (one,) = find_samples(["out"], CHOICE).samples
    assert one.artifact_id == hashlib.sha256(b"<p>x").hexdigest()
    files = (File("b", b"22"), File("a", b"1"))
    framed = hashlib.sha256(b"a\x001\x001b\x002\x0022").hexdigest()
    assert Artifact(files, "a", Medium.HTML).id == framed


def sample(folder: str, **more: object) -> None:
    item = Item("tetris", "canonical", 2, (Chat("user", "Make one"),), (("width", 10),))
    origin = Origin(model="demo", quant="Q4_K_M", bits=4.8)
    files = {"index.html": b"<p>x", "a.js": b"1"}
    write_sample(Path(folder), files, "index.html", item, origin, **more)


def only(argument: str) -> Sample:
    (one,) = find_samples([argument], CHOICE).samples
    return one


def test_a_manifest_makes_one_sample_and_says_everything(home: Path) -> None:
    sample("out/s", repeat=3, illustration=True, reply={"finish_reason": "stop", "raw": 1})
    one = only("out")
    assert (one.path, one.rubrics, one.repeat, one.illustration) == ("out/s", ("tetris",), 3, True)
    assert one.item is not None
    assert (one.item.id, one.item.level, one.item.param("width")) == ("canonical", 2, 10)
    assert one.reply is not None
    assert one.reply.finish_reason == "stop"
    assert one.origin == Origin(model="demo", quant="Q4_K_M", bits=4.8)
    assert [file.path for file in read_artifact(one.where).files] == ["a.js", "index.html"]


def test_the_same_answer_in_two_folders_is_skipped_with_a_warning(home: Path) -> None:
    sample("out/a", repeat=1)
    sample("out/b", repeat=1)
    sample("out/c", repeat=2)
    shelf = find_samples(["out"], CHOICE)
    assert [one.path for one in shelf.samples] == ["out/a", "out/c"]
    assert shelf.warnings == ("out/b: the same answer as out/a; skipped",)


def bare(folder: str, text: str, **more: object) -> None:
    put(f"{folder}/index.html", text=text)
    manifest = {"schema": 1, "entry": "index.html", **more}
    Path(folder, "manifest.json").write_text(json.dumps(manifest))


def test_manifests_that_name_neither_question_nor_answerer_tell_folders_apart(home: Path) -> None:
    bare("out/a", "<p>x")
    bare("out/b", "<p>x", rubric="web_page")
    assert [one.path for one in find_samples(["out"], CHOICE).samples] == ["out/a", "out/b"]


def test_another_answer_under_the_same_name_is_not_called_the_same(home: Path) -> None:
    bare("out/a", "<p>x", item="hello")
    bare("out/b", "<p>y", item="hello")
    shelf = find_samples(["out"], CHOICE)
    assert [one.path for one in shelf.samples] == ["out/a"]
    assert "out/b: its manifest says the same" in shelf.warnings[0]
    assert "another answer" in shelf.warnings[0]


def test_a_manifest_names_the_item_without_an_item_file(home: Path) -> None:
    bare("out/a", "<p>x", item="hello", level=2, repeat=4)
    one = only("out")
    assert (one.asked, one.level, one.repeat, one.item) == ("hello", 2, 4, None)


APP = {"name": "Tetris", "short_name": "T", "start_url": "./index.html", "icons": []}


@pytest.mark.parametrize(
    "foreign", [APP, {"manifest_version": 3, "name": "x"}, {"main.js": {}}, []]
)
def test_the_manifest_of_a_web_app_is_part_of_the_answer(home: Path, foreign: object) -> None:
    put("out/app/index.html", text="<link rel=manifest href=manifest.json><p>x")
    Path("out/app/manifest.json").write_text(json.dumps(foreign))
    one = only("out")
    assert (one.path, one.asked) == ("out/app", None)
    assert one.where.files == ("index.html", "manifest.json")


def test_a_folder_of_answers_may_hold_a_foreign_manifest(home: Path) -> None:
    put("out/a.html", "out/b.html")
    Path("out/manifest.json").write_text(json.dumps(APP))
    assert list(found("out")) == ["out/a.html", "out/b.html"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_pipes_with_names_are_not_waited_for(home: Path) -> None:
    put("out/a.html")
    os.mkfifo("out/b.html")
    assert list(found("out")) == ["out/a.html"]
    with pytest.raises(UsageError, match="no file and no folder"):
        find_samples(["out/b.html"], CHOICE)


def test_collections_tell_answers_apart(home: Path) -> None:
    sample("one/s")
    sample("two/s")
    put("one/collection.json", text='{"id": "one"}')
    put("two/collection.json", text='{"id": "two"}')
    assert len(find_samples(["one", "two"], CHOICE).samples) == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"schema": 2}, "schema must be 1"),
        ({"entry": "gone.html"}, "no file 'gone.html'"),
        ({"files": ["../../etc/passwd"]}, "no file '../../etc/passwd'"),
        ({"files": ["/etc/passwd"]}, "no file '/etc/passwd'"),
        ({"entry": 7}, "entry must name the file"),
        ({"colour": "red"}, r"unknown keys \['colour'\]"),
        ({"origin": {"modle": "x"}}, "origin has no 'modle'"),
        ({"origin": {"bits": "four"}}, "origin.bits wants float"),
        ({"repeat": -1}, "repeat must be"),
        ({"illustration": "yes"}, "illustration is true or false"),
    ],
)
def test_a_broken_manifest_names_file_and_key(
    home: Path, change: dict[str, object], said: str
) -> None:
    sample("out/s")
    path = Path("out/s/manifest.json")
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(ContractError, match=said) as raised:
        find_samples(["out"], CHOICE)
    assert "out/s/manifest.json" in str(raised.value)


@pytest.mark.parametrize(
    ("argument", "said"),
    [("gone", "no such file"), ("empty", "no sample in this folder"), ("x.exe", "tells no medium")],
)
def test_what_cannot_be_graded_is_said(home: Path, argument: str, said: str) -> None:
    Path("empty").mkdir()
    put("x.exe")
    with pytest.raises(UsageError, match=said):
        find_samples([argument], CHOICE)


@pytest.mark.parametrize(
    ("data", "name", "path", "medium"),
    [
        (b"<p>x", None, "-", Medium.HTML),
        (b'{"a": 1}', None, "-", Medium.JSON),
        (b"Hello", None, "-", Medium.TEXT),
        (b"Hello", "x.html", "x.html", Medium.HTML),
    ],
)
def test_a_pipe_is_one_sample(data: bytes, name: str | None, path: str, medium: Medium) -> None:
    one = piped_sample(data, name, CHOICE)
    assert (one.path, one.where.medium) == (path, medium)
    assert read_artifact(one.where).id == one.artifact_id
