"""A script treats an element as one of another kind.

`getContext` is asked of a `div`, `value` is read from a `span`: a method that is not there
throws, a property that is not there is undefined, and what is written to it is never shown.
"""

import re
from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.lookup_search import Lookup, Member
from grader.evidence.lookups import Lookups
from grader.evidence.tables.globals import COMMON, MEMBERS
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

CALLED = Message("called", "“{selector}” is a {tag} and has no {member}(), as {owner} has")
USED = Message("used", "“{selector}” is a {tag} and has no {member}, as {owner} has")

_SPECIAL = {name for names in MEMBERS.values() for name in names} - COMMON
_FORMS = ("value", "checked", "selectedIndex", "options", "files", "disabled", "placeholder", "src")


@check
def wrong_element_type(lookups: Lookups) -> Verdict:
    """Hold what is done with an element against what its kind has."""
    judged = [one for one in lookups.lookups if one.element is not None and one.members]
    if not judged:
        return not_applicable("no script uses an element that it looks up")
    found = [fault for one in judged if (fault := next(_faults(lookups, one), None))]
    return share(len(judged), found)


def _faults(lookups: Lookups, one: Lookup) -> Iterator[Finding]:
    element = one.element
    if element is None or element.foreign or element.tag not in MEMBERS:
        return
    written = {each.name for each in one.members if each.how == "write"}
    asked = {each.name for each in one.members if each.how == "read"}
    for member in one.members:
        if member.name not in _SPECIAL or member.name in MEMBERS[element.tag]:
            continue
        both = member.name in written and member.name in asked
        if member.how != "call" and (member.name not in _FORMS or both or _kept(lookups, member)):
            continue
        if re.search(rf"typeof [\w$.]+\.{member.name}\b", lookups.program.scripts[one.script].text):
            continue
        said = CALLED if member.how == "call" else USED
        yield said.at(
            lookups.program.scripts[one.script].place(member.node),
            selector=one.sign + one.name,
            tag=element.tag,
            member=member.name,
            owner=_owner(member.name),
        )


def _kept(lookups: Lookups, member: Member) -> bool:
    """Whether scripts both set and read such a property, so that it is the page's own."""
    texts = [one.text for one in lookups.program.scripts]
    return member.how == "read" and any(f".{member.name} =" in text for text in texts)


def _owner(member: str) -> str:
    return next(tag for tag in sorted(MEMBERS) if member in MEMBERS[tag])


def _page(script: str) -> str:
    return f"<div id=box></div><input id=name><canvas id=c></canvas>\n<script>\n{script}\n</script>"


EXAMPLES = (
    good(_page("document.getElementById('c').getContext('2d');")),
    good(_page("const n = document.getElementById('name'); n.value = n.value.trim(); n.select();")),
    good(_page("const b = document.getElementById('box'); b.value = 1; go(b.value);")),
    good(
        _page(
            "const b = document.getElementById('box'); if (typeof b.show == 'function') b.show();"
        )
    ),
    good(_page("document.getElementById('box').focus(); document.getElementById('box').width;")),
    bad(
        _page("const pen = document.getElementById('box').getContext('2d');"),
        earns=(CALLED.on(3, 13),),
    ),
    bad(
        _page("const b = document.querySelector('#box');\nalert(b.value);"), earns=(USED.on(4, 7),)
    ),
    bad(_page("document.getElementById('box').value = 3;"), earns=(USED.on(3, 1),)),
)
