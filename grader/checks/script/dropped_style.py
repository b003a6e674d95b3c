"""A script gives a style a value that the browser throws away.

`box.style.display = "visible"`, `color = "red;"`, `width = "10 px"`: the assignment is ignored,
nothing is said, and the element looks as before. Values that are put together from what nobody
can know, and styles that are objects of the page's own, are left alone.
"""

from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.style_refusals import refused
from grader.evidence.style_writes import StyleWrite, StyleWrites
from grader.evidence.tables.styles import PROPERTIES
from grader.finding import Finding, Message
from grader.verdict import Verdict, capped_share, not_applicable

DROPPED = Message("dropped", "“{name}” does not take “{text}”, and stays as it is")
MISSPELT = Message("misspelt", "“{name}” does not take “{text}”; it takes “{near}”")
ENDED = Message("ended", "“{text}” ends with a semicolon, which no style of a script takes")
IMPORTANT = Message("important", "“{text}” is ignored: !important goes into setProperty(…)")


@check
def dropped_style(styles: StyleWrites) -> Verdict:
    """Hold the texts that scripts give to styles against what their properties take."""
    judged = [one for one in styles.writes if one.choices and one.property in PROPERTIES]
    if not judged or styles.own:
        return not_applicable("no script gives a style a text that is known")
    return capped_share(len(judged), (fault for one in judged for fault in _faults(one)))


def _faults(one: StyleWrite) -> Iterator[Finding]:
    for text, place in one.choices:
        value = text.strip()
        if value.endswith(";"):
            yield ENDED.at(place, text=value)
        elif "!important" in value:
            yield IMPORTANT.at(place, text=value)
        elif value and (fault := next(refused(one.property, value), None)) is not None:
            said = DROPPED if fault.near is None else MISSPELT
            yield said.at(place, name=one.name, text=fault.text, near=fault.near)


def _page(script: str) -> str:
    return f"<script>\n{script}\n</script>"


EXAMPLES = (
    good(_page("e.style.display = ''; e.style.color = on ? 'red' : `hsl(${h}, 50%, 50%)`;")),
    good(_page("const c = ['gold', '#fff']; e.style.backgroundColor = c[i % c.length];")),
    good(_page("let c = 'felx'; c = pick(); e.style.display = c;")),
    good(_page("e.style.setProperty('--x', 'felx'); e.style.font = '12px/1 My Font';")),
    good(_page("e.style.transform = `translate(${x}px, ${y}px) rotate(${a}deg)`;")),
    good(_page("e.style.setProperty('color', 'red', 'important'); e.style.cssText = 'color: rd';")),
    good(_page("const e = { style: {} }; e.style.display = 'visible';")),
    bad(_page("e.style.display = 'visible';"), earns=(DROPPED.on(2, 1),)),
    bad(_page("e.style.color = 'red;';"), earns=(ENDED.on(2, 1),)),
    bad(_page("e.style.color = 'red !important';"), earns=(IMPORTANT.on(2, 1),)),
    bad(_page("e.style.display = on ? 'block' :\n'blokc';"), earns=(MISSPELT.on(3, 1),)),
    bad(
        _page("const tints = ['gold',\n'#ffo'];\ne.style.color = tints[i % 2];"),
        earns=(DROPPED.on(3, 1),),
    ),
    bad(_page("e.style.filter = `blurr(${Math.random()}px)`;"), earns=(MISSPELT.on(2, 1),)),
)
