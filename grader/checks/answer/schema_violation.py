"""The JSON breaks the schema that was asked for.

A program that reads the answer relies on its shape: a missing field, a text where a number is due,
a word that is none of the allowed ones stop it as surely as a missing bracket does.
"""

from grader.check import bad, check, good
from grader.evidence.json_task import JsonTask
from grader.evidence.json_text import JsonText
from grader.evidence.schema_errors import SchemaErrors
from grader.finding import Message
from grader.verdict import Verdict, capped_share, gap

MISSING = Message("missing", "{field} is missing")
UNKNOWN = Message("unknown", "{field} is no field of the schema")
TYPE = Message("type", "{field} is {shown}, should be of type {wanted}")
VALUE = Message("value", "{field} is {shown}, should be of {wanted}")
PATTERN = Message("pattern", "{field} is {shown}, which does not fit {wanted}")
BOUNDS = Message("bounds", "{field} is {shown}, out of bounds: {wanted}")
VARIANT = Message("variant", "{field} fits none of the variants: {shown}")

_MESSAGES = {
    "missing": MISSING,
    "unknown": UNKNOWN,
    "type": TYPE,
    "value": VALUE,
    "pattern": PATTERN,
    "bounds": BOUNDS,
    "variant": VARIANT,
}


@check
def schema_violation(answer: JsonText, task: JsonTask) -> Verdict:
    """Count every field that breaks a rule."""
    if answer.valid is None:
        return gap("the answer holds no JSON")
    found = SchemaErrors.of(answer, task)
    return capped_share(
        found.fields,
        (
            _MESSAGES[one.rule].at(
                one.place, field=one.field or "the whole", wanted=one.wanted, shown=one.shown
            )
            for one in found.errors
        ),
    )


_SCHEMA = """{"type": "object", "required": ["name", "size"], "additionalProperties": false,
 "properties": {"name": {"type": "string", "pattern": "^[A-Z]"}, "size": {"enum": ["S", "M"]},
 "count": {"type": "integer", "minimum": 1}, "pay": {"oneOf": [
 {"properties": {"kind": {"const": "card"}, "digits": {"type": "string"}}, "required": ["kind"]},
 {"properties": {"kind": {"const": "cash"}}, "required": ["kind"]}]}}}"""


def _answer(text: str) -> tuple[JsonText, JsonTask]:
    return JsonText.parse(text), JsonTask(_SCHEMA)


EXAMPLES = (
    good(*_answer('{"size": "M", "name": "Ada", "count": 2}')),
    good(*_answer('{"name": "Ada", "size": "S", "pay": {"kind": "cash"}}')),
    bad(*_answer('{"name": "Ada"}'), earns=(MISSING.on(1, 1),)),
    bad(*_answer('{"name": "Ada", "size": "S",\n "colour": "red"}'), earns=(UNKNOWN.on(2, 12),)),
    bad(*_answer('{"name": "Ada", "size": "S",\n "count": "2"}'), earns=(TYPE.on(2, 11),)),
    bad(*_answer('{"name": "Ada", "size": "XL"}'), earns=(VALUE.on(1, 25),)),
    bad(*_answer('{"name": "ada", "size": "S"}'), earns=(PATTERN.on(1, 10),)),
    bad(*_answer('{"name": "Ada", "size": "S", "count": 0}'), earns=(BOUNDS.on(1, 39),)),
    bad(
        *_answer('{"name": "Ada", "size": "S", "pay": {"kind": "card", "digits": 7}}'),
        earns=(TYPE.on(1, 64),),
        note="told inside of the variant that is meant",
    ),
    bad(
        *_answer('{"name": "Ada", "size": "S", "pay": {"kind": "shells"}}'),
        earns=(VARIANT.on(1, 37),),
    ),
)
