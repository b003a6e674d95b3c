"""The engine: the verdict and the place of a browser, without running anything."""

import asyncio
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.evidence.engine import EngineVerdicts, ScriptVerdict
from grader.evidence.script import Script, ScriptKind, ScriptTrees
from grader.gather import engine as module
from grader.gather.compiler import NodeCompiler
from grader.gather.engine import Engine
from grader.missing import Cause, Missing
from grader.provider import Limits
from tests.engine.snippets import (
    INVALID,
    INVALID_HANDLERS,
    INVALID_MODULES,
    VALID,
    VALID_HANDLERS,
    VALID_MODULES,
)

CLASSIC, MODULE, HANDLER = ScriptKind.CLASSIC, ScriptKind.MODULE, ScriptKind.HANDLER

LISTS = (
    (CLASSIC, VALID, True),
    (CLASSIC, INVALID, False),
    (MODULE, VALID_MODULES, True),
    (MODULE, INVALID_MODULES, False),
    (HANDLER, VALID_HANDLERS, True),
    (HANDLER, INVALID_HANDLERS, False),
)


class Asker:
    """An engine on a loop of its own."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.runner = asyncio.Runner()
        self.run(engine.start(Limits()))

    def run(self, call: Any) -> Any:
        return self.runner.run(call)

    def ask(self, scripts: Iterable[Script]) -> EngineVerdicts | Missing:
        said: EngineVerdicts | Missing = self.run(self.engine.verdicts(ScriptTrees(tuple(scripts))))
        return said

    def one(self, text: str, kind: ScriptKind = CLASSIC) -> ScriptVerdict:
        said = self.ask([Script.parse(text, kind)])
        assert isinstance(said, EngineVerdicts), said
        return said.scripts[0]

    def page(self, html: str) -> tuple[ScriptVerdict, ...]:
        said = self.ask(ScriptTrees.parse(html).scripts)
        assert isinstance(said, EngineVerdicts), said
        return said.scripts

    def close(self) -> None:
        self.run(self.engine.close())
        self.runner.close()


@pytest.fixture(scope="module")
def asker() -> Iterator[Asker]:
    one = Asker(Engine())
    yield one
    one.close()


def test_the_lists_are_long_and_say_everything_once() -> None:
    assert sum(len(texts) for _, texts, _ in LISTS) >= 300
    for _, texts, _ in LISTS:
        assert len(set(texts)) == len(texts)
    assert not set(VALID) & set(INVALID)


@pytest.mark.parametrize(("kind", "texts", "sound"), LISTS)
def test_verdicts(asker: Asker, kind: ScriptKind, texts: tuple[str, ...], *, sound: bool) -> None:
    said = asker.ask([Script.parse(text, kind) for text in texts])
    assert isinstance(said, EngineVerdicts)
    wrong = [text for text, one in zip(texts, said.scripts, strict=True) if one.sound is not sound]
    assert wrong == []
    assert all(one.message.startswith("SyntaxError: ") for one in said.refused)
    assert all(one.kind is kind for one in said.scripts)


def test_the_engine_tells_its_version(asker: Asker) -> None:
    assert asker.engine.version.startswith("Node V8 ")
    said = asker.ask([])
    assert isinstance(said, EngineVerdicts)
    assert said.scripts == ()
    assert f"{said.engine} V8 {said.version}" == asker.engine.version


PLACES = (
    ("<script>\nlet a = ;\n</script>", (2, 9)),
    ("<p>\u00e9\U0001f600</p><script>let a = ;</script>", (1, 26)),
    ("<script>let s = '\U0001f600\U0001f600'; let a = ;</script>", (1, 31)),
    ("<script>\r\n\r\n  let a = ;\r\n</script>", (3, 11)),
    ("<script>\r\r  let a = ;\r</script>", (3, 11)),
    ("<script>let s = 'a'\u2028let a = ;\nb</script>", (1, 29)),
    ("<script>let s = 'a'\u2028\nlet a = ;</script>", (2, 9)),
    ("<script>x\nfunction f() {</script>", (2, 15)),
    ("<script type=module>import x from './y.js'\nlet a = ;</script>", (2, 9)),
    ("<p>\U0001f600<script type=module>let a = ;</script>", (1, 33)),
    ('<p>\n<button onclick="go(">x</button>', (2, 21)),
    ('<p>\n<button onclick="\n  let a = ;">x</button>', (3, 11)),
    ("<script>let a = ;", (1, 17)),
    ("\ufeff<script>let a = ;</script>", (1, 17)),
)


@pytest.mark.parametrize(("html", "place"), PLACES)
def test_places_are_in_the_file(asker: Asker, html: str, place: tuple[int, int]) -> None:
    (one,) = (one for one in asker.page(html) if not one.sound)
    assert (one.file, one.line, one.column) == ("index.html", *place)


def test_scripts_keep_their_order_and_fail_alone(asker: Asker) -> None:
    said = asker.page(
        "<script>a(</script><script>ok()</script><b onclick='x('></b><script>)</script>"
    )
    assert [one.sound for one in said] == [False, True, False, False]


def test_nothing_is_run(asker: Asker, tmp_path: Path) -> None:
    file = tmp_path / "written"
    write = f"require('fs').writeFileSync({str(file)!r}, 'x')"
    imported = f"import fs from 'node:fs'; fs.writeFileSync({str(file)!r}, 'x')"
    for kind, text in ((CLASSIC, write), (HANDLER, write), (MODULE, imported)):
        assert asker.one(text, kind).sound
    assert asker.one("process.exit(1)").sound
    assert asker.one(f"}}, {write}, {{", HANDLER).sound is False
    assert asker.one("globalThis.make = 1; JSON.parse = 2").sound
    assert not file.exists()


def test_a_script_that_is_too_deep_cannot_be_told(asker: Asker) -> None:
    said = asker.ask([Script.parse("(" * 50_000 + "1" + ")" * 50_000)])
    assert isinstance(said, Missing)
    assert said.cause is Cause.CANNOT_TELL
    assert asker.one("ok()").sound


def test_a_long_script_is_compiled(asker: Asker) -> None:
    assert asker.one("x = [" + "1," * 900_000 + "]").sound
    assert asker.one("x = [" + "1," * 900_000 + "}").column == 1_800_006


def test_a_process_that_dies_costs_one_artifact(monkeypatch: pytest.MonkeyPatch) -> None:
    asker = Asker(Engine())
    compiler = asker.engine._compiler  # noqa: SLF001 - there is no other way to kill it
    assert isinstance(compiler, NodeCompiler)

    async def killed() -> EngineVerdicts | Missing:
        process = compiler._process  # noqa: SLF001
        assert process is not None
        process.kill()
        return await asker.engine.verdicts(ScriptTrees((Script.parse("ok()"),)))

    lost = asker.run(killed())
    assert isinstance(lost, Missing)
    assert lost.cause is Cause.TOOL
    assert asker.one("ok()").sound
    monkeypatch.setattr(asker.engine, "_seconds", 0.0)
    late = asker.ask([Script.parse("ok()")])
    assert isinstance(late, Missing)
    assert late.cause is Cause.TOOL
    monkeypatch.undo()
    assert asker.one("ok()").sound
    asker.close()


def test_tasks_may_ask_at_the_same_time(asker: Asker) -> None:
    async def together() -> list[EngineVerdicts | Missing]:
        pages = [ScriptTrees((Script.parse("a(" if n % 2 else "a()"),)) for n in range(20)]
        return await asyncio.gather(*(asker.engine.verdicts(one) for one in pages))

    said = asker.run(together())
    assert [one.scripts[0].sound for one in said] == [n % 2 == 0 for n in range(20)]


class NoLab:
    """A machine without a browser."""

    async def start(self, _limits: Limits) -> None:
        raise OSError("no browser")

    async def close(self) -> None:
        """Nothing runs."""


def test_without_an_engine_nobody_can_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "Lab", NoLab)
    asker = Asker(Engine(nodes=()))
    said = asker.ask([Script.parse("ok()")])
    assert isinstance(said, Missing)
    assert said.cause is Cause.NO_ENGINE
    assert asker.engine.version == "none"
    asker.close()


def test_an_engine_that_is_too_old_is_not_asked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(module, "Lab", NoLab)
    broken, liar = tmp_path / "broken", tmp_path / "liar"
    broken.write_text("#!/bin/sh\nexit 3\n")
    liar.write_text(
        '#!/bin/sh\necho \'{"version": "1"}\'\nread x\n'
        "echo '{\"verdicts\": [null,null,null,null,null,null,null,null,null,null,null,null]}'\n"
    )
    for one in (broken, liar):
        one.chmod(0o755)
    asker = Asker(Engine(nodes=(tmp_path / "none", broken, liar)))
    assert asker.engine.version == "none"
    asker.close()


def test_the_environment_does_not_reach_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NODE_OPTIONS", "--require /none.js")
    asker = Asker(Engine())
    assert asker.engine.version.startswith("Node ")
    asker.close()


def test_other_nodes_are_found_after_playwrights(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PLAYWRIGHT_NODEJS_PATH", str(tmp_path / "named"))
    monkeypatch.setattr(shutil, "which", lambda _: str(tmp_path / "found"))
    nodes = list(module._installed())  # noqa: SLF001 - the order is the contract
    assert nodes[0].parent.name == "driver"
    assert nodes[1:] == [tmp_path / "named", tmp_path / "found"]


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="processes are counted in /proc")
def test_one_process_serves_all_and_none_is_left() -> None:
    asker = Asker(Engine())
    compiler = asker.engine._compiler  # noqa: SLF001
    assert isinstance(compiler, NodeCompiler)
    process = compiler._process  # noqa: SLF001
    assert process is not None
    for _ in range(5):
        asker.one("ok()")
    assert compiler._process is process  # noqa: SLF001
    asker.close()
    assert not Path(f"/proc/{process.pid}").exists()
