"""Rows with hostile text in every field."""

from hypothesis import strategies as st

from grader.missing import Cause
from grader.report.wording import TIERS
from grader.rows import FindingRow, LadderRow, ObservationRow, SampleRow, VerdictRow
from grader.verdict import Status
from tests.budget import examples

QUICK = examples(60)

HOSTILE = (
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;http://example.org\x07link\x1b]8;;\x07",
    "a\r\nb\tc\x00d\x85e\u2028f",
    "\u202eesrever\u2066 \u200b\ufeff\U000e0041",
    "[bold red]markup[/] [/nonsense] [link=x]y[/link]",
    "<script>alert(1)</script><!-- </details> ]]> &amp; &#124;",
    "| a | b |\n|---|---|",
    "``` `code` ``` **b** __i__ ~~s~~ $x$ \\| \\\\| \\",
    "![i](http://example.org/x.png) [l](1) https://example.org www.example.org @all #1 :tada:",
    "# heading\n\n- list\n\n> quote",
    "{0} {{}} %s ${x}",
    "漢字かな交じり文" * 20,
    "👨‍👩‍👧‍👦🇩🇪❤️" * 9,
    "e\u0301\u0301\u0301\ufe0f",
    "سلام دنیا",
    "x" * 500,
    "word " * 100,
    "   ",
    "",
)

texts = st.sampled_from(HOSTILE) | st.text(st.characters(codec="utf-8"), max_size=40)
ids = st.sampled_from(("dead-rotation", "script-error", "hung-page", "x")) | texts
names = st.none() | texts
shares = st.none() | st.floats(0, 1)
numbers = st.none() | st.integers(1, 10_000)
details = st.dictionaries(texts, st.none() | st.booleans() | st.integers() | texts, max_size=2)

findings = st.builds(
    FindingRow,
    message=ids,
    text=texts,
    file=names,
    line=numbers,
    column=numbers,
    end_line=numbers,
    selector=names,
    time_ms=st.none() | st.floats(0, 1e6),
    detail=details,
)
verdicts = st.builds(
    VerdictRow,
    check=ids,
    status=st.sampled_from([one.value for one in Status]),
    faulty=st.integers(0, 500),
    total=st.integers(0, 500),
    weight=st.floats(0.1, 10),
    gate=st.booleans(),
    kind=st.sampled_from(("fault", "craft")),
    blocked_by=st.none() | ids,
    cause=st.none() | st.sampled_from([one.value for one in Cause]),
    reason=texts,
    findings=st.lists(findings, max_size=3),
)
samples = st.builds(
    SampleRow,
    path=texts.filter(bool),
    artifact=st.text("0123456789abcdef", min_size=64, max_size=64),
    rubric=st.sampled_from(("tetris", "web_page")) | texts,
    item=names,
    repeat=st.none() | st.integers(0, 99),
    model=names,
    quant=names,
    score=shares,
    score_low=shares,
    score_high=shares,
    craft=shares,
    tier=st.sampled_from(TIERS),
    passed=st.none() | st.booleans(),
    observed=shares,
    partial=st.booleans(),
    verdicts=st.lists(verdicts, max_size=4),
)
many_samples = st.lists(samples, max_size=3)
rungs = st.builds(
    LadderRow,
    model=names,
    task=texts,
    scheme=names,
    quant=names,
    origin=names,
    bits=st.none() | st.floats(0.5, 32),
    kv_cache=names,
    items=st.integers(0, 99),
    samples=st.integers(0, 9999),
    mean_score=shares,
    professional=st.integers(0, 9999),
    functional=st.integers(0, 99),
    broken=st.integers(0, 99),
    unknown=st.integers(0, 99),
    pass_rate=shares,
    gaps=st.integers(0, 99),
    illustration=st.booleans(),
)
ladders = st.lists(rungs, max_size=4)
runs = st.fixed_dictionaries(
    {},
    optional={"grader_version": texts, "browser": names, "engine": names, "static": st.booleans()},
)
notes = st.lists(texts, max_size=3)
observations = st.lists(
    st.builds(
        ObservationRow,
        name=texts,
        value=st.none() | st.floats() | texts | st.lists(texts, max_size=2),
        file=names,
        line=numbers,
        column=numbers,
    ),
    max_size=3,
)
widths = st.integers(10, 200)
