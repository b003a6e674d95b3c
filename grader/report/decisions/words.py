"""Numbers and bars of the decisions, without and with colour."""

from rich.text import Text

from grader.report.wording import percent
from grader.stats.estimate import Estimate

BAR = 28
"""Cells of a bar from 0 to 1."""


def share(value: float) -> str:
    """Write a share with two places, a minus as a minus."""
    return f"{value:.2f}".replace("-", "\u2212")


def spread(estimate: Estimate | None) -> str:
    """Write an interval: ``0.71 to 0.84``."""
    if estimate is None:
        return ""
    return f"{share(max(estimate.low, -1.0))} to {share(min(estimate.high, 1.0))}"


def told(estimate: Estimate | None) -> str:
    """Write a value with its interval."""
    return f"{share(estimate.value)} ({spread(estimate)})" if estimate else "\u2014"


def bar(estimate: Estimate | None, size: int = BAR) -> Text:
    """Draw a rate: solid up to its lower bound, shaded up to its upper one."""
    if estimate is None:
        return Text("·" * size, "dim")
    low = round(max(estimate.low, 0.0) * size)
    high = max(round(min(estimate.high, 1.0) * size), low + 1)
    return Text.assemble(
        ("█" * low, "cyan"), ("▒" * (high - low), "cyan"), ("·" * (size - high), "dim")
    )


def gap(value: float | None) -> str:
    """Write a gap rate, nothing where there is no gap."""
    return f"gaps {percent(value)}" if value else ""


def gigabytes(size: float | None) -> str:
    """Write bytes as GB of 10^9 with one place."""
    return "\u2014" if size is None else f"{size / 1e9:.1f} GB"
