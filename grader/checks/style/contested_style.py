"""A script sets a style that an animation holds, so that nothing of it is seen.

`card.style.transform = …` on an element whose `animation: float 3s infinite` moves the same
property: the animation goes before the element's own style, and the tilt, the fade or the jump of
the script never shows. The same holds after an animation that fills forwards.
"""

from grader.check import bad, check, good
from grader.evidence.contests import Contests
from grader.finding import Message
from grader.verdict import Verdict, capped_share, not_applicable

CONTESTED = Message(
    "contested", "“{property}” is held by the animation “{animation}” of line {line}"
)


@check
def contested_style(contests: Contests) -> Verdict:
    """Tell what scripts set on elements in vain."""
    if not contests.writes:
        return not_applicable("no script sets a style of an element that it looks up")
    return capped_share(
        contests.writes,
        (
            CONTESTED.at(
                one.place, property=one.property, animation=one.animation, line=one.rule.line
            )
            for one in contests.contests
        ),
    )


_FLOAT = "@keyframes float { from, to { transform: none } 50% { transform: scale(2) } }"
_SET = "document.getElementById('a').style.transform = `rotate(${x}deg)`;"


def _page(animation: str, script: str, keyframes: str = _FLOAT) -> str:
    style = f"<style>{keyframes}\n#a {{ animation: {animation} }}</style>"
    return f"{style}<p id=a class=b>\n<script>{script}</script>"


EXAMPLES = (
    good(_page("float 3s", _SET)),
    good(_page("float 3s infinite", _SET.replace("transform", "opacity"))),
    good(_page("float 3s infinite", _SET, "@keyframes float { 50% { transform: scale(2) } }")),
    good(_page("float 3s infinite", f"{_SET} a.style.animation = 'none';")),
    good(
        _page(
            "float 3s infinite",
            "const e = document.getElementById('a');"
            "e.style.transform = x; e.classList.remove('b');",
        )
    ),
    good(_page("float 3s infinite", "const e = document.querySelector('.b'); e.style.color = 1;")),
    good("<style>.on { animation: float 1s infinite }" + _FLOAT + "</style><p id=a>"),
    bad(_page("float 3s infinite", _SET), earns=(CONTESTED.on(3, 9),)),
    bad(
        _page("in 1s both", _SET, "@keyframes in { to { transform: none } }"),
        earns=(CONTESTED.on(3, 9),),
    ),
    bad(
        _page(
            "float 3s linear infinite",
            "const e = document.querySelector('.b'); onclick = () => {\ne.style.transform = x; };",
        ),
        earns=(CONTESTED.on(4, 1),),
    ),
)
