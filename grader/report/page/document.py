"""The whole page: head, summary, sections, foot."""

from importlib.resources import files

from grader.decide.instrument import ErrorSheet
from grader.decide.report_data import LadderView, ReportData, Shown
from grader.report.decisions.duels import fall_said
from grader.report.page import charts
from grader.report.page.ladders import HALF, NARROW, WIDE, badge, ladder, said
from grader.report.page.parts import DASH, number, percent, section, table, tag, text, tier
from grader.report.page.samples import listing, sample, side_by_side
from grader.stats.estimate import Estimate

_MANY = 120


def document(data: ReportData) -> str:
    """Write the report."""
    sections = [
        ("summary", "At a glance", _summary(data)),
        ("worse", "Worse than before", _worse(data)),
        ("ladders", "Ladders", "".join(ladder(one) for one in data.ladders)),
        ("order", "What falls first", _order(data)),
        ("pareto", "Size against quality", _pareto(data)),
        ("side", "One prompt at every rung", side_by_side(data.comparisons)),
        ("worst", "Broken samples", "".join(sample(one) for one in _broken(data))),
        ("all-samples", "All samples", listing(data.samples)),
        ("instrument", "The instrument", _instrument(data)),
    ]
    body = "".join(section(key, title, content) for key, title, content in sections)
    links = "".join(
        f'<a href="#{key}">{text(title)}</a>' for key, title, content in sections if content
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; "
        'frame-src data: blob: about:">'
        f"<title>{text(data.title)}</title><style>{_resource('style.css')}</style></head><body>"
        '<a class="skip" href="#main">Skip to the report</a>'
        f"{_head(data)}<nav aria-label='sections'>{links}</nav>"
        f'<main id="main">{body}</main>{_foot(data)}'
        f"<script>{_resource('script.js')}</script></body></html>\n"
    )


def chart_specs(data: ReportData) -> dict[str, charts.Spec]:
    """Return every chart of the report by a file's name, for export."""
    found: dict[str, charts.Spec] = {}
    for view in data.ladders:
        spec = charts.ladder_chart(view, WIDE)
        if spec is not None:
            found[_file_name("ladder", view.model, view.task, view.family)] = spec
    for task, views in _by_task(data).items():
        spec = charts.pareto_chart(views, WIDE)
        if spec is not None:
            found[_file_name("pareto", task)] = spec
    return found


def _resource(name: str) -> str:
    return files("grader.report.page").joinpath(name).read_text(encoding="utf-8")


def _head(data: ReportData) -> str:
    run = data.runs[0] if data.runs else {}
    models = sorted({one.model for one in data.ladders})
    known = [
        f"{len(data.samples):,} samples".replace(",", "\u202f"),
        f"{len(models)} model{'' if len(models) == 1 else 's'}",
        f"{len({one.task for one in data.ladders})} tasks",
        f"graded {str(run.get('started', ''))[:10]}" if run else "",
    ]
    facts = "".join(f"<span>{text(one)}</span>" for one in known if one)
    return (
        f'<header class="top"><p class="brand">bitgrade</p><h1>{text(data.title)}</h1>'
        f'<p class="facts">{facts}</p></header>'
    )


def _summary(data: ReportData) -> str:
    cards = "".join(
        f'<a class="tile" href="#{one.key}"><span class="tile-head"><b>{text(one.task)}</b>'
        f"{badge(one)}</span><span class='who'>{text(one.model)}"
        + ("" if one.family == "all" else f" · {text(one.family)}")
        + f"</span>{_spark(one)}<span class='tile-said'>{text(said(one))}</span></a>"
        for one in data.ladders[:_MANY]
    )
    notes = "".join(f"<li>{text(one)}</li>" for one in data.notes)
    return (f'<div class="tiles">{cards}</div>' if cards else "") + (
        f'<ul class="asides">{notes}</ul>' if notes else ""
    )


def _spark(view: LadderView) -> str:
    """Draw the rates of a ladder as small bars, one a rung."""
    pair = view.decision.cliff.pair if view.decision and view.decision.cliff else None
    bars = "".join(
        f'<i style="height:{max(100 * (one.pass_rate or 0.0), 3):.0f}%" '
        f'class="{"fallen" if pair is not None and at > pair else ""}"></i>'
        for at, one in enumerate(view.rungs)
    )
    return f'<span class="spark" aria-hidden="true">{bars}</span>'


def _worse(data: ReportData) -> str:
    heads = [("sample", ""), ("rubric", ""), ("before", ""), ("now", ""), ("newly failing", "")]
    rows = [
        [f"<code>{text(one.path)}</code>", text(one.rubric), tier(one.before), tier(one.after),
         " ".join(f"<code>{text(gate)}</code>" for gate in one.gates)]
        for one in data.worse[:_MANY]
    ]  # fmt: skip
    more = len(data.worse) - len(rows)
    said_ = f"<p class='note'>and {more} more</p>" if more > 0 else ""
    return table(heads, rows, "Lower tiers, and gates that newly fail") + said_ if rows else ""


def _order(data: ReportData) -> str:
    made = []
    for one in data.orders:
        if len(one.falls) < 2:
            continue
        family = "" if one.family == "all" else f" <small>{text(one.family)}</small>"
        falls = "".join(
            f"<li><b>{text(fall.capability)}</b> <span>{text(fall_said(fall))}</span></li>"
            for fall in one.falls
        )
        warnings = "".join(f'<p class="warning">{text(warning)}.</p>' for warning in one.warnings)
        made.append(f'<h3>{text(one.model)}{family}</h3><ol class="falls">{falls}</ol>{warnings}')
    return "".join(made)


def _by_task(data: ReportData) -> dict[str, list[LadderView]]:
    tasks: dict[str, list[LadderView]] = {}
    for one in data.ladders:
        if not one.illustration:
            tasks.setdefault(one.task, []).append(one)
    return tasks


def _pareto(data: ReportData) -> str:
    made = []
    for task, views in sorted(_by_task(data).items()):
        wide, narrow = charts.pareto_chart(views, HALF), charts.pareto_chart(views, NARROW)
        if wide is None or narrow is None:
            continue
        made.append(
            f'<figure class="chart" role="img" aria-label="size against quality at {text(task)}">'
            f'<h3>{text(task)}</h3><div class="wide">{charts.svg(wide)}</div>'
            f'<div class="narrow">{charts.svg(narrow)}</div><figcaption>Green: nothing measured is '
            "smaller and as good.</figcaption></figure>"
        )
    return f'<div class="pair">{"".join(made)}</div>' if made else ""


def _broken(data: ReportData) -> list[Shown]:
    there = {id(shown) for one in data.comparisons for _, shown in one.columns}
    return [one for one in data.shown if id(one) not in there and one.row["tier"] == "broken"][
        :_MANY
    ]


def _instrument(data: ReportData) -> str:
    parts = [_sheets(data), _gaps(data), _flaky(data), _external(data)]
    return "".join(parts)


def _sheets(data: ReportData) -> str:
    missing = [name for name, one in data.sheets.items() if one is None]
    said_ = ""
    if missing:
        said_ = (
            f'<p class="warning">Not measured: {text(", ".join(missing))}. How often the grader '
            "itself errs there is not known (grade rubric mutate).</p>"
        )
    measured = [one for one in data.sheets.values() if one is not None]
    rows = [row for one in measured for row in _sheet(one)]
    heads = [("rubric", ""), ("check", ""), ("finds the fault", "num"), ("gaps as misses", "num"),
             ("spares the sound", "num"), ("decides", "num")]  # fmt: skip
    drawn = table(heads, rows, "Error sheet: the grader on programs of known truth") if rows else ""
    sources = "".join(
        f"<li>{text(one.rubric)}, {text(one.made)}: {text(one.source)}</li>" for one in measured
    )
    return said_ + drawn + (f"<p>How it was measured:</p><ul>{sources}</ul>" if sources else "")


def _sheet(one: ErrorSheet) -> list[list[str]]:
    def rate(estimate: Estimate | None) -> str:
        if estimate is None:
            return DASH
        low, high = 100 * estimate.low, 100 * estimate.high
        return f"{percent(estimate.value, 1)} <small>{low:.1f} to {high:.1f}</small>"

    found, spared = _opposite(one.misses), _opposite(one.alarms)
    whole = [text(one.rubric), "the whole answer", found, DASH, spared, DASH]
    return [whole, *(
        [text(one.rubric), f"<code>{text(name)}</code>", rate(rates.get("sensitivity")),
         rate(rates.get("caught")), rate(rates.get("specificity")), rate(rates.get("decided"))]
        for name, rates in one.checks
    )]  # fmt: skip


def _opposite(error: Estimate) -> str:
    low, high = 100 * (1 - error.high), 100 * (1 - error.low)
    return f"{percent(1 - error.value, 1)} <small>{low:.1f} to {high:.1f}</small>"


def _gaps(data: ReportData) -> str:
    if not data.gaps:
        return "<p>Nothing was left open: every due check was decided.</p>"
    heads = [("quant", ""), ("rubric", ""), ("check", ""), ("cause", ""), ("samples", "num"),
             ("share", "num"), ("for instance", "")]  # fmt: skip
    rows = [
        [text(one["quant"]), text(one["rubric"]), f"<code>{text(one['check'])}</code>",
         text(one["cause"]), str(one["samples"]), percent(one["gap_rate"], 1), text(one["reason"])]
        for one in data.gaps[:40]
    ]  # fmt: skip
    drawn = table(heads, rows, "Gaps: what could not be judged, and why")
    return f"<details open><summary>Gaps</summary>{drawn}</details>"


def _flaky(data: ReportData) -> str:
    if not data.flaky:
        return ""
    heads = [("check", ""), ("sample", ""), ("verdicts", ""), ("runs", "num")]
    rows = [
        [f"<code>{text(one['check'])}</code>", text(one["path"]), text(one["statuses"]),
         str(one["runs"])]
        for one in data.flaky
    ]  # fmt: skip
    return table(heads, rows, "Checks that did not say the same of the same bytes each time")


def _external(data: ReportData) -> str:
    if not data.external:
        return ""
    heads = [("model", ""), ("quant", ""), ("metric", ""), ("value", "num"), ("source", "")]
    rows = [
        [text(one["model"]), text(one["quant"]), text(one["metric"]), number(one["value"], 1),
         text(one["source"])]
        for one in data.external[:60]
    ]  # fmt: skip
    drawn = table(heads, rows, "Measured by others: points without an interval")
    return f"<details><summary>External scores</summary>{drawn}</details>"


def _foot(data: ReportData) -> str:
    runs = "".join(
        f"<li>{text(one['run_id'])}: bitgrade {text(one['grader_version'])}, "
        f"{text(one['browser'] or 'no browser')}, {text(one['engine'] or 'no engine')}</li>"
        for one in data.runs
    )
    words = (
        "<dl><dt>works</dt><dd>every gate holds: functional or professional; gaps are left out</dd>"
        "<dt>interval</dt><dd>95 %, clustered by item; comparisons are paired by item</dd>"
        "<dt>cliff</dt><dd>a step that loses at least 30 points and at least half of the whole "
        "fall, both for certain at 95 %</dd><dt>flips</dt><dd>items lost and gained against the "
        "baseline; equal rates can hide many</dd></dl>"
    )
    return tag("footer", f"<h2>How to read this</h2>{words}<h2>Runs</h2><ul>{runs}</ul>")


def _file_name(*parts: str) -> str:
    safe = "-".join(parts).lower()
    return "".join(one if one.isalnum() or one in "-_." else "-" for one in safe)
