"""Keep what a model thinks apart from what it answers, where the server did not do so."""

import re

_BEGIN = r"<(?P<tag>think|thinking|thought|reasoning|seed:think)>|\[THINK\]"
_OPEN = re.compile(rf"\s*(?:{_BEGIN})", re.IGNORECASE)
_CLOSE = re.compile(r"</(?:think|thinking|thought|reasoning|seed:think)>|\[/THINK\]", re.IGNORECASE)
_CHANNELS = re.compile(
    r"<\|channel\|>(?P<name>\w+)[^<]*(?:<\|message\|>)"
    r"(?P<body>.*?)(?=<\|(?:end|start|return|channel)\|>|\Z)",
    re.DOTALL,
)
_WROTE = re.compile(r"```|~~~|<!doctype|<html", re.IGNORECASE)


def split_reasoning(text: str) -> tuple[str, str]:
    """Return (reasoning, answer) of a text.

    Known are tags at the beginning, a closing tag alone (templates that open it in the prompt),
    and channels (``<|channel|>analysis … <|channel|>final …``). Reasoning that never ends
    leaves an empty answer. A tag in the middle of an answer is part of the answer.
    """
    if "<|channel|>" in text and (found := list(_CHANNELS.finditer(text))):
        return _joined(found, final=False), _joined(found, final=True)
    opened = _OPEN.match(text)
    closed = _CLOSE.search(text, opened.end() if opened else 0)
    if opened:
        if closed is None:
            return text[opened.end() :].strip(), ""
        return text[opened.end() : closed.start()].strip(), text[closed.end() :].lstrip()
    if closed and not _WROTE.search(text, 0, closed.start()) and _alone(text, closed):
        return text[: closed.start()].strip(), text[closed.end() :].lstrip()
    return "", text


def _joined(found: list[re.Match[str]], *, final: bool) -> str:
    return "\n".join(one["body"].strip() for one in found if (one["name"] == "final") is final)


def _alone(text: str, closed: re.Match[str]) -> bool:
    """Whether the tag ends its line, as a template's does; one in a sentence is quoted."""
    return not text[closed.end() :].split("\n", 1)[0].strip()
