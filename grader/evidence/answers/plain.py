"""The words of an answer without their dress: Markdown, LaTeX, HTML, and odd characters."""

import re
import unicodedata

_DASHES = dict.fromkeys(map(ord, "−–—‐‑‒﹣－"), "-")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2008\u2009\u200a\u202f\u3000"), " ")
_GONE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_VULGAR = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5",
    "⅗": "3/5", "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅐": "1/7", "⅛": "1/8", "⅜": "3/8",
    "⅝": "5/8", "⅞": "7/8", "⅑": "1/9", "⅒": "1/10",
}  # fmt: skip
_THOUGHT = re.compile(
    r"\A\s*(?:<(?:think|thinking|thought|reasoning|seed:think)>|\[THINK\])", re.IGNORECASE
)
_THOUGHT_END = re.compile(
    r"(?:</(?:think|thinking|thought|reasoning|seed:think)>|\[/THINK\])", re.IGNORECASE
)
_BRACED = r"\{([^{}]*)\}"
_FRACTION = re.compile(rf"(\d?)\s*\\[dtc]?frac\s*(?:{_BRACED}\s*{_BRACED}|(\d)\s*(\d))")
_DRESSED = re.compile(
    rf"\\(?:text|textbf|textit|mathrm|mathbf|mathit|mathsf|operatorname|boxed|fbox|mbox|emph)\s*{_BRACED}"
)
_LATEX = (
    (re.compile(r"\\(?:left|right|displaystyle|quad|qquad)\b|\\[,;:! ]"), " "),
    (re.compile(r"\\(?:cdot|times|ast)\b"), "×"),
    (re.compile(r"\\div\b"), "÷"),
    (re.compile(r"\\(?:approx|simeq|sim)\b"), "≈"),
    (re.compile(r"\\(?:Rightarrow|implies|to|rightarrow|therefore)\b"), "⇒"),
    (re.compile(r"\^\s*\{?\s*\\circ\s*\}?"), "°"),
    (re.compile(r"\\([%$#&_{}])"), r"\1"),
    (re.compile(r"\\[()\[\]]"), ""),
)
_STRUCK = re.compile(r"~~.+?~~|<(s|del|strike)>.*?</\1>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])(.+?)(?<=[^\s*])\1(?![\w*])", re.DOTALL)
_UNDERLINED = re.compile(r"(?<!\w)(_{1,3})(?=[^\s_])(.+?)(?<=[^\s_])\1(?!\w)", re.DOTALL)
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")


def without_thoughts(text: str) -> tuple[str, int]:
    """Return what follows the reasoning that was left in a text, and its offset.

    Reasoning that was opened and never ended leaves nothing: nothing was answered.
    """
    opened = _THOUGHT.match(text)
    ends = list(_THOUGHT_END.finditer(text))
    if opened and not ends:
        return "", len(text)
    if not ends:
        return text, 0
    last = ends[-1]
    alone = not text[last.end() :].split("\n", 1)[0].strip() or opened is not None
    return (text[last.end() :], last.end()) if alone else (text, 0)


def plain(text: str) -> str:
    """Return a text as a reader sees it, on one level of writing; struck words are gone.

    Superscripts become ``^2``, vulgar fractions ``1/2``, every dash a hyphen.
    """
    text = text.translate(_DASHES | _SPACES | _GONE)
    text = re.sub(r"(\d?)\s?([½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒])", _vulgar, text)
    text = re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+", lambda one: f"^{one[0].translate(_RAISED)}", text)
    text = unicodedata.normalize("NFKC", text.replace("⁄", "/")).replace("⁄", "/")
    text = _STRUCK.sub(" ", text)
    if "\\" in text:
        text = _without_latex(text)
    text = text.replace("{,}", ",").replace("$", "")
    text = _LINK.sub(r"\1", _TAG.sub("", text))
    text = _UNDERLINED.sub(r"\2", _EMPHASIS.sub(r"\2", text)).replace("`", "")
    return re.sub(r"[ \t]{2,}", " ", text)


def bare(text: str) -> str:
    """Words without quotes, capitals, articles before them and dots behind them."""
    words = " ".join(plain(text).casefold().split())
    words = words.strip(" *_\"'“”‘’«»„.,;:!?()[]")
    return re.sub(r"^(?:the|a|an)\s+(?=\w)", "", words)


def _vulgar(found: re.Match[str]) -> str:
    return f"{found[1]} {_VULGAR[found[2]]}" if found[1] else _VULGAR[found[2]]


def _without_latex(text: str) -> str:
    text = text.replace(r"\,", " ").replace(r"{,}", ",")
    for _ in range(4):  # braces stand in braces
        before = text
        text = _FRACTION.sub(_over, _DRESSED.sub(r" \1 ", text))
        if text == before:
            break
    for pattern, new in _LATEX:
        text = pattern.sub(new, text)
    return text


def _over(found: re.Match[str]) -> str:
    top, bottom = found[2] or found[4], found[3] or found[5]
    made = f"{top.strip()}/{bottom.strip()}" if top and bottom else " "
    return f"{found[1]} {made}" if found[1] else made
