"""Try a check on the examples in its own file, strictly: messages, count, order and lines."""

from collections.abc import Iterable, Iterator, Mapping

from grader.audit import judge
from grader.check import Check, Example
from grader.errors import ContractError
from grader.finding import Expected, Finding, Message
from grader.missing import Missing
from grader.registry import Listed
from grader.verdict import Status, Verdict


def complaints(listed: Listed) -> Iterator[str]:
    """Say everything that is wrong with a check's examples; silence is praise."""
    if not any(not one.earns for one in listed.examples):
        yield "no good example: one that earns nothing is needed"
    earned = {_message(one) for example in listed.examples for one in example.earns}
    for message in listed.messages:
        if message not in earned:
            yield f"message {message.id!r} is earned by no bad example"
    for number, example in enumerate(listed.examples, 1):
        yield from (f"example {number}: {one}" for one in _tried(listed.check, example))


def evidence_for(check: Check, example: Example) -> dict[type, object]:
    """Make the evidence of an example: values as they are, texts through the kind's ``parse``.

    One text serves every need; otherwise there are as many values as needs.

    Raises:
        ContractError: the number of values does not fit, or a kind cannot be parsed.
    """
    given = example.given
    if len(given) == 1 and isinstance(given[0], str | Mapping):
        given *= len(check.needs)
    if len(given) != len(check.needs):
        raise ContractError(f"{len(given)} values for the {len(check.needs)} needs of {check.id}")
    return {
        need.kind: _piece(need.kind, value) for need, value in zip(check.needs, given, strict=True)
    }


def _tried(check: Check, example: Example) -> Iterable[str]:
    try:
        evidence = evidence_for(check, example)
    except ContractError as error:
        return [str(error)]
    before = repr(evidence)
    verdict = judge(check, evidence)
    said = list(_compared(verdict, example))
    if judge(check, evidence) != verdict:
        said.append("judged twice, it says two things")
    if repr(evidence) != before:
        said.append("the check changed the evidence")
    return said


def _compared(verdict: Verdict, example: Example) -> Iterator[str]:
    foreseen = isinstance(example.given[0], Missing) or example.note.startswith("a gap")
    if verdict.status is Status.GAP and not foreseen:
        yield f"a gap: {verdict.reason}"
    for finding in verdict.findings:
        for name in finding.message.fields:
            if name not in dict(finding.detail):
                yield f"message {finding.message.id!r} names {name!r}, which was not given"
    wanted = [_written(one) for one in example.earns]
    got = [_found(one, want) for one, want in _paired(verdict.findings, example.earns)]
    if got != wanted:
        yield f"earned {got or 'nothing'}, should earn {wanted or 'nothing'}"


def _paired(
    findings: tuple[Finding, ...], earns: tuple[Message | Expected, ...]
) -> Iterator[tuple[Finding, Message | Expected | None]]:
    for at, finding in enumerate(findings):
        yield finding, earns[at] if at < len(earns) else None


def _found(finding: Finding, wanted: Message | Expected | None) -> str:
    """Write a finding as precisely as the example asks."""
    text = finding.message.id
    if isinstance(wanted, Expected):
        text += f":{finding.place.line}"
        if wanted.column is not None:
            text += f":{finding.place.column}"
    return text


def _written(wanted: Message | Expected) -> str:
    if isinstance(wanted, Message):
        return wanted.id
    column = "" if wanted.column is None else f":{wanted.column}"
    return f"{wanted.message.id}:{wanted.line}{column}"


def _message(wanted: Message | Expected) -> Message:
    return wanted.message if isinstance(wanted, Expected) else wanted


def _piece(kind: type, value: object) -> object:
    if not isinstance(value, str | Mapping):
        return value
    parse = getattr(kind, "parse", None)
    if parse is None:
        raise ContractError(f"{kind.__name__} has no parse(text); give a value in the example")
    return parse(value)
