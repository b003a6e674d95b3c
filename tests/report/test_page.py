"""The report as one HTML file: equal to the views, closed, safe, and readable by everybody."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from grader.cli import main
from grader.decide.evidence import Evidence
from grader.decide.report_data import ReportData
from grader.decide.reporting import read_report
from grader.demo import fill
from grader.evidence_store import fetch
from grader.report.page import charts, document
from grader.report.page.document import chart_specs
from grader.store.db import open_store
from grader.store.load import load
from tests.store.builders import PASSED, failed, gate, journal, origin, row, rubric, run

pytestmark = pytest.mark.usefixtures("unmeasured")

EVIL = "<img src=x onerror=alert(1)></script><script>alert(2)</script>\u202e\"'&"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "demo.duckdb"
    with open_store(path) as db:
        fill(db, path)
    return path


def read(path: Path, **more: int) -> ReportData:
    with open_store(path, read_only=True) as db:
        evidence = Evidence(lambda sha256: fetch(path, sha256), **more)
        return read_report(db, evidence, lambda _: None, "A title")


@pytest.fixture(scope="module")
def data(demo: Path) -> ReportData:
    return read(demo)


@pytest.fixture(scope="module")
def html(data: ReportData) -> str:
    return document(data)


def told(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with open_store(path, read_only=True) as db:
        return db.execute(sql).fetchall()


def test_numbers_are_those_of_the_views(demo: Path, data: ReportData) -> None:
    rungs = {
        (view.task, one.label): (one.pass_rate, one.samples, one.unknown, one.retained)
        for view in data.ladders
        for one in view.rungs
    }
    sql = "select task, quant, pass_rate, samples, unknown, retained from quant_ladder"
    views = {(task, quant): (p, n, u, r) for task, quant, p, n, u, r in told(demo, sql)}
    assert rungs == views
    assert len(data.samples) == 2_100


def test_what_broke_first_adds_up(demo: Path, data: ReportData) -> None:
    broken: dict[str, int] = dict(
        told(demo, "select task, count(*) from artifact_score where tier = 'broken' group by 1")
    )
    for view in data.ladders:
        assert sum(one["samples"] for one in view.first_faults) == broken[view.task]


def test_cliffs_come_first(data: ReportData) -> None:
    verdicts = [
        one.decision.cliff.verdict.value
        for one in data.ladders
        if one.decision and one.decision.cliff
    ]
    assert verdicts[:2] == ["cliff", "cliff"]
    assert "cliff" not in verdicts[2:]


def test_a_prompt_stands_side_by_side_at_every_rung(data: ReportData) -> None:
    for one in data.comparisons:
        assert len(one.columns) == 7
        assert len({shown.row["item"] for _, shown in one.columns}) == 1
        assert one.prompt.startswith("Simulated prompt")
        tiers = [shown.row["tier"] for _, shown in one.columns]
        assert "broken" in tiers
        assert tiers[0] != "broken"


def test_findings_stand_beside_their_lines(data: ReportData) -> None:
    excerpts = [
        finding["excerpt"]
        for shown in data.shown
        for finding in shown.findings
        if finding["check"] == "missing-gravity" and finding["excerpt"]
    ]
    assert excerpts
    (hit,) = [line for _, line, marked in excerpts[0] if marked]
    assert "piece.row += 0" in hit


def test_the_page_needs_nothing_beside_itself(html: str) -> None:
    assert not re.findall(r"""(?:src|href)=["'](?!data:|#)[^"']*""", html)
    assert "http://" not in html.replace("http://www.w3.org", "")
    assert "default-src 'none'" in html


class _Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if "id" in known:
            self.ids.append(known["id"] or "")
        if tag == "a" and (known.get("href") or "").startswith("#"):
            self.targets.append((known["href"] or "")[1:])
        if tag == "img" and not known.get("alt"):
            self.faults.append("img without alt")
        if tag not in ("meta", "img", "input", "br", "link"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        return

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else")


def test_the_page_is_well_formed(html: str) -> None:
    outline = _Outline()
    outline.feed(html)
    assert outline.faults == []
    assert outline.open == []
    assert set(outline.targets) <= set(outline.ids)
    page_ids = [one for one in outline.ids if not one.startswith(("clip", "gradient"))]
    assert len(page_ids) == len(set(page_ids))


def hostile(path: Path) -> None:
    by = rubric(gate("g"), name="tetris")
    who = origin(EVIL, 4.0, model=EVIL)
    item = {"rubric": "tetris", "id": EVIL, "level": 1, "digest": "d", "messages": [
        {"role": "user", "content": EVIL}]}  # fmt: skip
    rows = [
        row(by, {"g": failed(1, 1, {"text": EVIL, "file": EVIL})}, "s1", path=EVIL, item=EVIL,
            item_digest="d", origin_digest=who["digest"]),
        row(by, {"g": PASSED}, "s2", item="i2", item_digest="e", origin_digest=who["digest"]),
    ]  # fmt: skip
    with open_store(path) as db:
        load(db, journal(run("r1", by, origins=[who], items=[item]), rows))


def test_hostile_texts_are_texts(tmp_path: Path) -> None:
    path = tmp_path / "evil.duckdb"
    hostile(path)
    html = document(read(path))
    assert "<img src=x" not in html
    assert "<script>alert" not in html
    assert "\u202e" not in html
    outline = _Outline()
    outline.feed(html)
    assert outline.faults == []
    (samples,) = re.findall(r'id="samples">(.*?)</script>', html, re.DOTALL)
    assert len(json.loads(samples)["rows"]) == 2


def test_pictures_have_a_budget(demo: Path) -> None:
    assert any(one.pictures for one in read(demo).shown)
    assert not any(one.pictures for one in read(demo, budget=0).shown)


def test_an_empty_store_has_no_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "empty.duckdb"
    with open_store(path):
        pass
    assert main(["report", "--db", str(path)]) == 2
    assert "nothing is graded" in capsys.readouterr().err


def test_worse_than_before_is_told(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "old.duckdb", tmp_path / "new.duckdb"
    by = rubric(gate("g"))
    for path, said in ((old, PASSED), (new, failed(1, 1))):
        with open_store(path) as db:
            load(db, journal(run("r1", by), [row(by, {"g": said}, "s1")]))
    page = tmp_path / "r.html"
    there = ("report", "--db", str(new), "--against", str(old), "-o", str(page))
    assert main([*there]) == 0
    assert main([*there, "--fail-if-worse"]) == 1
    assert "professional before, broken now; newly failing: g" in capsys.readouterr().err
    assert "Worse than before" in page.read_text("utf-8")
    assert main(["report", "--db", str(new), "--fail-if-worse"]) == 2


def test_a_pull_request_gets_the_decisions(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "--db", str(demo), "--format", "markdown"]) == 0
    out = capsys.readouterr().out
    assert "| <code>simulated-8b</code> k-quant | <code>tetris</code> | Cliff between" in out
    assert len(out) < 65_536


def test_charts_are_exported(demo: Path, tmp_path: Path) -> None:
    there = ("report", "--db", str(demo), "-o", str(tmp_path / "r.html"))
    assert main([*there, "--charts", str(tmp_path / "charts")]) == 0
    names = sorted(one.name for one in (tmp_path / "charts").iterdir())
    assert "ladder-simulated-8b-tetris-k-quant.svg" in names
    assert "pareto-tetris.png" in names
    svg = (tmp_path / "charts" / "pareto-tetris.svg").read_text("utf-8")
    assert "var(" not in svg
    assert (tmp_path / "charts" / "pareto-tetris.png").read_bytes()[:4] == b"\x89PNG"


def test_charts_use_the_pages_colours(data: ReportData) -> None:
    drawn = charts.svg(chart_specs(data)["pareto-tetris"])
    assert "var(--ink)" in drawn
    assert not re.findall(r"#0[1-7]0[1-7]0[1-7]", drawn)


def test_the_demo_makes_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["demo"]) == 0
    assert "Cliff between Q3_K_M and Q2_K" in capsys.readouterr().out
    assert {one.name for one in tmp_path.iterdir()} >= {
        "bitgrade-demo.duckdb",
        "bitgrade-demo.html",
    }
    assert main(["demo"]) == 0  # again, over the same database


@pytest.fixture(scope="module")
def visit(html: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Page, list[str]]]:
    path = tmp_path_factory.mktemp("open") / "report.html"
    path.write_text(html, "utf-8")
    chromium = os.environ.get("BITGRADE_CHROMIUM") or shutil.which("chromium-headless-shell")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        said: list[str] = []
        page.on("console", lambda one: said.append(one.text))
        page.on("pageerror", lambda one: said.append(str(one)))
        page.on("request", lambda one: said.append(one.url))
        page.goto(path.as_uri())
        heard = [one for one in said if not one.startswith(("file:", "data:"))]
        yield page, heard
        browser.close()


@pytest.fixture
def opened(visit: tuple[Page, list[str]]) -> Page:
    return visit[0]


@pytest.mark.browser
def test_it_opens_without_a_word(opened: Page, visit: tuple[Page, list[str]]) -> None:
    assert visit[1] == []
    assert opened.title() == "A title"
    assert opened.locator("figure.chart svg:visible").count() >= 8


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_it_fits_its_window(opened: Page, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 800})
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    opened.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.browser
def test_samples_are_found_by_keyboard(opened: Page) -> None:
    opened.get_by_label("Find").focus()
    opened.keyboard.type("q2_k dead-rotation")
    shown = opened.locator("#all tbody tr")
    assert 0 < shown.count() <= 50
    assert "of 2100 samples" in (opened.locator("#count").text_content() or "")
    assert all("dead-rotation" in text for text in shown.all_inner_texts())
    opened.get_by_label("Find").fill("")
    opened.get_by_label("Tier").select_option("unknown")
    assert set(opened.locator("#all tbody .tier").all_inner_texts()) == {"? unknown"}
    opened.get_by_label("Tier").select_option("")
    opened.get_by_role("button", name="Next").press("Enter")
    assert "51 to 100" in (opened.locator("#count").text_content() or "")


@pytest.mark.browser
def test_a_program_runs_on_a_click_and_only_then(opened: Page) -> None:
    assert opened.locator("iframe").count() == 0
    button = opened.locator(".comparison .run").first
    button.click()
    frame = opened.locator("iframe.program")
    assert frame.get_attribute("sandbox") == "allow-scripts"
    inner = frame.content_frame
    inner.locator("canvas").wait_for()
    reach = "() => { try { return String(parent.document) } catch (error) { return error.name } }"
    assert inner.locator("body").evaluate(reach) == "SecurityError"
    net = "() => fetch('https://example.org/').then(() => 'reached', () => 'closed')"
    assert inner.locator("body").evaluate(net) == "closed"
    opened.get_by_role("button", name="Stop").click()
    assert opened.locator("iframe").count() == 0


@pytest.mark.browser
def test_light_and_dark_can_both_be_read(opened: Page) -> None:
    contrast = """() => {
        const lum = (text) => {
            const canvas = document.createElement('canvas').getContext('2d');
            canvas.fillStyle = text; canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
                .map((v) => v / 255)
                .map((v) => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
                .reduce((sum, v, at) => sum + v * [.2126, .7152, .0722][at], 0);
        };
        const root = getComputedStyle(document.documentElement);
        const at = (name) => lum(root.getPropertyValue(name).trim());
        const ratio = (a, b) => (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
        return ['--ink', '--soft', '--accent', '--broken', '--professional', '--functional',
                '--unknown']
            .map((name) => [name, ratio(at(name), at('--raised')), ratio(at(name), at('--paper'))]);
    }"""
    for scheme in ("light", "dark"):
        opened.emulate_media(color_scheme=scheme)
        for name, *ratios in opened.evaluate(contrast):
            assert min(ratios) >= 4.5, (scheme, name, ratios)
    opened.emulate_media(color_scheme="light")


@pytest.mark.browser
def test_it_prints_without_its_controls(opened: Page) -> None:
    opened.emulate_media(media="print")
    assert not opened.locator("nav").is_visible()
    assert not opened.locator("#all-samples").is_visible()
    assert opened.locator("#summary").is_visible()
    opened.emulate_media(media="screen")
