"""Charts as Vega-Lite specifications, drawn to SVG once; colours are the page's own.

Colours stand in a specification as placeholders that the SVG's are exchanged for: custom
properties of the page, so that one drawing serves light, dark and print.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from grader.decide.report_data import LadderView, RungView

Spec = dict[str, Any]

INK, SOFT, LINE, ACCENT, BAD, GOOD, PAPER = (
    "#010101", "#020202", "#030303", "#040404", "#050505", "#060606", "#070707",
)  # fmt: skip
VARIABLES = {
    INK: "var(--ink)", SOFT: "var(--soft)", LINE: "var(--line)", ACCENT: "var(--accent)",
    BAD: "var(--broken)", GOOD: "var(--professional)", PAPER: "var(--paper)",
}  # fmt: skip
PLAIN = {
    INK: "#1c2330", SOFT: "#5b6577", LINE: "#d9dee7", ACCENT: "#2563c9", BAD: "#c6313c",
    GOOD: "#11805e", PAPER: "#ffffff",
}  # fmt: skip
"""The placeholders' colours outside the page: exported pictures are light."""

FONT = "Inter, system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif"


def ladder_chart(view: LadderView, width: int) -> Spec | None:
    """Rates of a ladder by bits, with intervals, and the cliff where it is or can be."""
    points = [_point(at, one) for at, one in enumerate(view.rungs) if one.pass_rate is not None]
    if len(points) < 2:
        return None
    order = [one.label for one in view.rungs]
    axis = {
        "field": "rung", "type": "ordinal", "sort": order, "title": None,
        "axis": {"labelAngle": 0 if width > 420 else -40, "labelOverlap": False},
    }  # fmt: skip
    rate = {
        "field": "rate", "type": "quantitative", "title": "answers that work",
        "scale": {"domain": [0, 1]}, "axis": {"format": "%", "tickCount": 5},
    }  # fmt: skip
    layers: list[Spec] = []
    for above, below, claimed in _bands(view):
        layers.append(
            {
                "data": {"values": [
                    {"rung": above, "rate": _rate(view, above)},
                    {"rung": below, "rate": _rate(view, below)},
                ]},
                "mark": {"type": "line", "stroke": BAD, "strokeWidth": 16 if claimed else 10,
                         "opacity": 0.22 if claimed else 0.12, "strokeCap": "round"},
                "encoding": {"x": axis, "y": rate},
            }
        )  # fmt: skip
    described = "rung {rung}: {rate} of answers work"
    layers += [
        {"mark": {"type": "line", "stroke": ACCENT, "strokeWidth": 2.5, "interpolate": "linear"},
         "encoding": {"x": axis, "y": rate}},
        {"mark": {"type": "rule", "stroke": ACCENT, "strokeWidth": 1.6, "opacity": 0.75},
         "transform": [{"filter": "datum.high > datum.low"}],
         "encoding": {"x": axis, "y": {**rate, "field": "low"}, "y2": {"field": "high"}}},
        {"mark": {"type": "point", "filled": True, "size": 70, "fill": ACCENT, "stroke": PAPER,
                  "strokeWidth": 1.5, "opacity": 1, "description": described},
         "encoding": {"x": axis, "y": rate}},
        {"mark": {"type": "text", "dy": -14, "fontSize": 11, "fontWeight": 600, "fill": INK},
         "encoding": {"x": axis, "y": {**rate, "field": "high"},
                      "text": {"field": "said"}}},
    ]  # fmt: skip
    return _chart({"data": {"values": points}, "layer": layers}, width, 250)


def pareto_chart(views: Sequence[LadderView], width: int) -> Spec | None:
    """Size against quality over all ladders of a task; what nothing beats is joined by a line."""
    points: list[Spec] = [
        {
            "rung": one.label,
            "name": f"{view.model} {one.label}",
            "size": one.gigabytes,
            "rate": one.pass_rate,
            "best": False,
        }
        for view in views
        for one in view.rungs
        if one.gigabytes and one.pass_rate is not None
    ]
    points = list({(one["name"], one["size"]): one for one in points}.values())
    if len(points) < 2:
        return None
    best = 0.0
    for one in sorted(points, key=lambda one: (one["size"], -one["rate"])):
        if one["rate"] > best:
            one["best"], best = True, one["rate"]
    x = {"field": "size", "type": "quantitative", "title": "weights, GB",
         "scale": {"zero": False, "nice": True, "padding": 24}}  # fmt: skip
    y = {"field": "rate", "type": "quantitative", "title": "answers that work",
         "scale": {"domain": [0, 1]}, "axis": {"format": "%", "tickCount": 5}}  # fmt: skip
    layers = [
        {"transform": [{"filter": "datum.best"}],
         "mark": {"type": "line", "stroke": GOOD, "strokeWidth": 1.5, "interpolate": "step-after",
                  "strokeDash": [4, 3]}, "encoding": {"x": x, "y": y}},
        {"mark": {"type": "point", "filled": True, "size": 80, "opacity": 1, "stroke": PAPER},
         "encoding": {"x": x, "y": y, "fill": {"condition": {"test": "datum.best", "value": GOOD},
                                               "value": SOFT}}},
        {"mark": {"type": "text", "dy": -12, "fontSize": 11, "fill": INK},
         "encoding": {"x": x, "y": y, "text": {"field": "rung"}}},
    ]  # fmt: skip
    return _chart({"data": {"values": points}, "layer": layers}, width, 250)


def svg(spec: Spec, colours: Mapping[str, str] | None = None) -> str:
    """Draw a specification as SVG, with the page's colours or with plain ones."""
    import vl_convert  # noqa: PLC0415 - 0.5 s that only a report pays

    drawn: str = vl_convert.vegalite_to_svg(json.dumps(spec))
    for placeholder, colour in (VARIABLES if colours is None else colours).items():
        drawn = drawn.replace(placeholder, colour)
    return drawn


def png(spec: Spec, scale: float = 2.0) -> bytes:
    """Draw a specification as PNG in plain colours."""
    import vl_convert  # noqa: PLC0415 - as above

    said = json.dumps(spec)
    for placeholder, colour in PLAIN.items():
        said = said.replace(placeholder, colour)
    drawn: bytes = vl_convert.vegalite_to_png(said, scale=scale)
    return drawn


def _chart(body: Spec, width: int, height: int) -> Spec:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width,
        "height": height,
        "autosize": {"type": "fit", "contains": "padding"},
        "background": None,
        **body,
        "config": {
            "font": FONT,
            "view": {"stroke": None},
            "axis": {"labelColor": SOFT, "titleColor": SOFT, "gridColor": LINE, "domain": False,
                     "ticks": False, "labelPadding": 8, "titlePadding": 10, "labelFontSize": 11,
                     "titleFontSize": 11, "titleFontWeight": 400},
            "axisX": {"grid": False},
        },
    }  # fmt: skip


def _point(at: int, rung: RungView) -> Spec:
    value = rung.pass_rate or 0.0
    return {
        "at": at,
        "rung": rung.label,
        "rate": value,
        "said": f"{100 * value:.0f} %",
        "low": max(rung.rate.low, 0.0) if rung.rate else value,
        "high": min(rung.rate.high, 1.0) if rung.rate else value,
    }


def _rate(view: LadderView, label: str) -> float:
    return next(one.pass_rate or 0.0 for one in view.rungs if one.label == label)


def _bands(view: LadderView) -> list[tuple[str, str, bool]]:
    """Pairs to mark: the cliff, else those where one is possible."""
    decision = view.decision
    if decision is None or decision.cliff is None:
        return []
    if decision.between:
        return [(*decision.between, True)]
    return [(*pair, False) for pair in decision.possible]
