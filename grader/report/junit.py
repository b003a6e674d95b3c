"""JUnit XML for CI servers: a suite for every sample and rubric, a case for every check.

The dialect is what Jenkins, GitLab and GitHub actions agree on. Times are 0, so that the
same verdicts give the same bytes.
"""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from grader.report.digest import first_finding, first_words, found, sort_of
from grader.report.wording import CAUSES, count, file_path, interval, place, score, visible
from grader.rows import FindingRow, SampleRow, VerdictRow

_OUTCOMES = {"failed": "failures", "gap": "errors", "blocked": "skipped"}
_COUNTED = ("tests", "failures", "errors", "skipped")


def junit(rows: Iterable[SampleRow]) -> str:
    """Write every verdict as a test case.

    Failed: a failure, its type says whether gate, fault or craft. Gap: an error of its cause.
    Blocked: skipped, naming the check in the way. Not applicable: skipped.
    """
    root = Element("testsuites", name="bitgrade")
    for row in rows:
        root.append(_suite(row))
    for name in _COUNTED:
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    root.set("time", "0")
    indent(root)
    body = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _suite(row: SampleRow) -> Element:
    suite = Element("testsuite", name=f"{visible(row['rubric'])}: {visible(row['path'])}")
    statuses = [one["status"] for one in row["verdicts"]]
    outcomes = [_OUTCOMES.get(one, "skipped") for one in statuses if one != "passed"]
    suite.set("tests", str(len(statuses)))
    for name in _COUNTED[1:]:
        suite.set(name, str(outcomes.count(name)))
    suite.set("time", "0")
    properties = SubElement(suite, "properties")
    for name, value in _properties(row):
        SubElement(properties, "property", name=name, value=visible(value))
    for verdict in row["verdicts"]:
        suite.append(_case(row, verdict))
    return suite


def _properties(row: SampleRow) -> tuple[tuple[str, str], ...]:
    return (
        ("tier", row["tier"]),
        ("score", interval(row)),
        ("craft", score(row["craft"])),
        ("artifact", row["artifact"]),
        ("model", row["model"] or ""),
        ("quant", row["quant"] or ""),
    )


def _case(row: SampleRow, verdict: VerdictRow) -> Element:
    # Readers split a class name at its dots, so that the path must not have any.
    suite = f"{row['rubric']}.{row['path'].replace('.', '_')}"
    case = Element("testcase", classname=visible(suite), name=visible(verdict["check"]), time="0")
    finding = first_finding(verdict)
    if finding and finding["file"]:
        case.set("file", visible(file_path(row, finding["file"])))
        if finding["line"] is not None:
            case.set("line", str(finding["line"]))
    status, reason = verdict["status"], visible(verdict["reason"])
    if status == "failed":
        _said(case, "failure", sort_of(verdict), visible(first_words(verdict)), _body(verdict))
    elif status == "gap":
        cause = verdict["cause"] or "tool"
        _said(case, "error", visible(cause), f"{CAUSES.get(cause, visible(cause))}", reason)
    elif status == "blocked":
        root = visible(verdict["blocked_by"] or "another check")
        SubElement(case, "skipped", message=f"not reached after {root}")
    elif status != "passed":
        SubElement(case, "skipped", message=f"not applicable: {reason}")
    return case


def _said(case: Element, tag: str, type_: str, message: str, body: str) -> None:
    SubElement(case, tag, type=type_, message=message).text = body


def _body(verdict: VerdictRow) -> str:
    lines = [_line(one) for one in verdict["findings"]] or [visible(verdict["reason"])]
    hidden = found(verdict) - len(lines)
    return "\n".join([*lines, count(hidden, "more finding")] if hidden > 0 else lines)


def _line(finding: FindingRow) -> str:
    spot = place(finding, column=True)
    return f"{spot}: {visible(finding['text'])}" if spot else visible(finding["text"])
