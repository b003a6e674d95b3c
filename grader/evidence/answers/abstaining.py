"""Whether words say that nobody can know."""

import re

from grader.evidence.answers.plain import plain

_I = r"(?:i|we) (?:do not|don't|cannot|can't|could not|couldn't|am unable to|am not able to)"
_ABSTAINS = re.compile(
    r"\b(?:unknown|unknowable|unanswerable|undecidable|undeterminable|indeterminate|"
    rf"{_I} (?:actually |really )?(?:know|tell|say|find|determine|answer|translate|identify)|"
    r"(?:cannot|can't|can not|could not|impossible to) (?:be )?(?:known|know|determined?|said|say|"
    r"told|tell|answered|answer|inferred|derived|translated?|identified|established)|"
    r"not (?:possible to|enough|sufficient|specified|mentioned|stated|given|provided|known|"
    r"determinable|in the text|familiar with|aware of|"
    r"an? (?:\w+ ){0,3}word)|"
    r"insufficient|no (?:information|such|known|data|answer|mention|way to (?:know|tell))|"
    r"(?:does|do|did)(?:n't| not) (?:exist|say|mention|state|tell|specify|appear|provide|have|"
    r"contain|give|seem to|recogni[sz]e)|n/a|not applicable|"
    r"isn't (?:a (?:real|known)|mentioned|given|stated|specified)|made-up|invented|nonexistent|"
    r"(?:don't|do not|not) recogni[sz]e)\b|"
    r"无法|不知道|未知|不明|わかりません|sijui|haijulikani|unbekannt|inconnue?|desconocid[oa]",
    re.IGNORECASE,
)


def abstains(text: str) -> bool:
    """Whether a text says that what was asked cannot be known, or that it does not know it."""
    return _ABSTAINS.search(plain(text).replace("\u2019", "'")) is not None
