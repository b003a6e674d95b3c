"""Recorded evidence: it comes back as it went, or says why it cannot."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.artifact import Artifact, Medium
from grader.evidence.browser import BrowserSession, ConsoleLine, Ending, PageError, Paint, Picture
from grader.evidence.inputs import Plan, Window, looks, tap
from grader.evidence.trace import Box, Draw, Pulse, Sight, Surface, Trace
from grader.gather.codec import Blobs, CodecError, decode, encode
from grader.gather.lab import Lab
from grader.gather.lab.session import View, browser_session
from grader.gather.records import Asked, Records
from grader.gather.resolve import Gathering
from grader.gather.resolve import Plan as Providers
from grader.gather.tools import Toolbox
from grader.missing import Cause, Missing
from grader.provider import Provider, Tool, provider
from tests.lab.visits import artifact

PAGE = "<!doctype html><p>x"


def there_and_back(kind: object, value: object) -> object:
    blobs: Blobs = {}
    told = json.loads(json.dumps(encode(value, blobs)))
    return decode(kind, told, blobs.__getitem__)


numbers = st.floats(allow_nan=False, allow_infinity=False)
texts = st.text(max_size=20)
sessions = st.builds(
    BrowserSession,
    st.sampled_from(Ending),
    texts,
    st.lists(st.builds(ConsoleLine, texts, texts, line=st.none() | st.integers())).map(tuple),
    st.lists(st.builds(PageError, texts, time_ms=st.none() | numbers)).map(tuple),
    paints=st.lists(st.builds(Paint, texts, numbers)).map(tuple),
    pictures=st.lists(st.builds(Picture, texts, texts, st.binary(max_size=9))).map(tuple),
)


@given(sessions | st.builds(Missing, texts, st.sampled_from(Cause)))
def test_evidence_comes_back_as_it_went(value: object) -> None:
    assert there_and_back(BrowserSession | Missing, value) == value


def test_traces_and_plans_come_back() -> None:
    plan = Plan.of(tap("a", 1), looks([2.5, 3]), window=Window(seed=2), trusted=True)
    assert there_and_back(Plan, plan) == plan
    draw = Draw("fillRect", 1, 2.5, 3, 4, "#fff")
    surface = Surface("c", "2d", 9, 9, 0, 0, 9, 9, "", (draw,))
    box = Box("p", 0, 0, 1, 1, "é", "red", "", 1, visible=True, attributes=(("a", "b"),), parent=-1)
    trace = Trace(Ending.LOADED, sights=(Sight(1, (surface,), (box,), pulse=Pulse(1)),))
    back = there_and_back(Trace, trace)
    assert back == trace
    assert isinstance(back, Trace)
    assert back.digest == trace.digest


@pytest.mark.parametrize(
    "told",
    [None, 1, [], {}, {"is": "Pulse"}, {"is": "Pulse", "console": "x"}, {"is": "Other"}],
)
def test_what_is_no_such_evidence_is_refused(told: object) -> None:
    with pytest.raises(CodecError):
        decode(Pulse | Missing, told, lambda _digest: b"")
    with pytest.raises(CodecError):
        encode({"a": object()}, {})


def asked(page: str = PAGE, view: View | None = None) -> Asked:
    return Asked(browser_session, artifact(page), (view or View(),))


SEEN = BrowserSession(pictures=(Picture("end", "0", b"png"),))


def records(folder: Path) -> Records:
    return Records(record=folder, replay=folder)


def test_a_record_is_found_again_by_all_that_it_depends_on(tmp_path: Path) -> None:
    book = records(tmp_path)
    book.keep(asked(), SEEN, {"Lab": "Chromium 1"})
    assert book.find(asked()) == SEEN
    assert book.notes == []
    others = {
        asked("<p>y"): "no BrowserSession was recorded",
        asked(view=View(seed=2)): "of another item, reply and settings",
        replace(asked(), artifact=replace(artifact(PAGE), medium=Medium.TEXT)): "of another medium",
    }
    for other, said in others.items():
        assert book.find(other) is None
        assert said in book.notes.pop()


def test_gaps_of_tools_are_not_recorded_and_other_gaps_are(tmp_path: Path) -> None:
    book = records(tmp_path)
    book.keep(asked(), Missing("busy"), {})
    assert book.find(asked()) is None
    book.keep(asked(), Missing("no rest", Cause.CANNOT_TELL), {})
    assert book.find(asked()) == Missing("no rest", Cause.CANNOT_TELL)


CORRUPT: dict[str, Callable[[str], str]] = {
    "an empty file": lambda _text: "",
    "half a file": lambda text: text[: len(text) // 2],
    "another schema": lambda text: text.replace('"schema":1', '"schema":2'),
    "another artifact": lambda text: text.replace('"artifact":"', '"artifact":"0'),
    "other fields": lambda text: text.replace('"console"', '"consoles"'),
    "other types": lambda text: text.replace('"restless":[]', '"restless":7'),
}


@pytest.mark.parametrize("how", CORRUPT)
def test_a_corrupt_record_is_told_and_looked_at_afresh(tmp_path: Path, how: str) -> None:
    book = records(tmp_path)
    book.keep(asked(), SEEN, {"Lab": "Chromium 1"})
    (path,) = tmp_path.glob("??/*/*.json")
    path.write_text(CORRUPT[how](path.read_text()))
    assert book.find(asked()) is None
    assert str(path) in book.notes[0]


@pytest.mark.parametrize("data", [None, b"jpg"])
def test_a_picture_that_is_gone_or_changed_spoils_its_record(
    tmp_path: Path, data: bytes | None
) -> None:
    book = records(tmp_path)
    book.keep(asked(), SEEN, {"Lab": "Chromium 1"})
    (path,) = tmp_path.glob("blobs/??/*")
    path.unlink() if data is None else path.write_bytes(data)
    assert book.find(asked()) is None
    assert len(book.notes) == 2


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    book = Records(record=tmp_path / "file")
    book.keep(asked(), SEEN, {})
    assert "not recorded" in book.notes[0]


class Eye(Tool):
    """Counts how often somebody looks."""

    started = looked = 0

    async def start(self, limits: object) -> None:
        Eye.started += 1


@dataclass(frozen=True)
class Colour:
    name: str = ""


@provider
async def colour(artifact: Artifact, eye: Eye) -> Colour:
    Eye.looked += 1
    return Colour(f"{artifact.size}")


def gather(book: Records) -> object:
    made: Provider = colour
    given: dict[type, object] = {Artifact: artifact(PAGE)}
    gathering = Gathering(Providers.of([made]), Toolbox(), given, records=book)
    return asyncio.run(gathering.get(Colour))


def test_what_is_recorded_starts_no_tool(tmp_path: Path) -> None:
    Eye.started = Eye.looked = 0
    seen = gather(Records(record=tmp_path))
    assert (Eye.started, Eye.looked) == (1, 1)
    assert gather(Records(replay=tmp_path)) == seen
    assert (Eye.started, Eye.looked) == (1, 1)
    assert gather(Records(record=tmp_path)) == seen
    assert (Eye.started, Eye.looked) == (2, 2)


def test_a_tool_may_say_that_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Eye, "recorded", False)
    gather(Records(record=tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_the_lab_is_recorded() -> None:
    assert Lab.recorded
    assert browser_session.tools == (Lab,)
