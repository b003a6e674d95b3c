"""Problems about reading and writing formats, dates and expressions."""

import re
from typing import Any
from urllib.parse import unquote_plus

from rubrics.code.problem import problem


def _query(d: Any) -> tuple[str]:
    return (
        "&".join(
            f"{d.one('abcq')}={d.one(['1', 'x+y', '%C3%A9', 'a%26b', ''])}"
            for _ in range(d.whole(1, 4))
        ),
    )


@problem(
    2,
    draw=_query,
    edges={
        "an empty text": ("",),
        "no value": ("a&b=",),
        "a key twice": ("a=1&a=2&a=3",),
        "an equals sign in the value": ("a=b=c",),
        "empty parts": ("&&a=1&",),
        "a plus and a percent": ("q=1%2B1+is+2",),
        "an encoded key": ("%61%3D=1",),
        "a name that every object has": ("toString=1",),
    },
)
def parse_query(text: str) -> dict[str, Any]:
    """Read a query such as "a=1&b=x%20y" and return an object with the texts behind the keys. Keys
    and values are percent-encoded, and a "+" in them stands for a space. A key that stands there
    more than once gets an array of its texts, in their order. A key without "=" has an empty text;
    only the first "=" of a part counts; empty parts are skipped. A key may be any text, also one that
    every object has, such as "toString".
    """
    found: dict[str, Any] = {}
    for part in filter(None, text.split("&")):
        key, _, value = part.partition("=")
        found.setdefault(unquote_plus(key), []).append(unquote_plus(value))
    return {key: one[0] if len(one) == 1 else one for key, one in found.items()}


def _fields(d: Any) -> tuple[str]:
    return (
        ",".join(
            d.one([d.word(), "", '"a,b"', '"say ""hi"""', "12", '""']) for _ in range(d.whole(1, 5))
        ),
    )


@problem(
    2,
    draw=_fields,
    edges={
        "an empty line": ("",),
        "only commas": (",,",),
        "a comma in quotes": ('"a,b",c',),
        "a doubled quote": ('"a ""b"" c"',),
        "spaces stay": (" a , b ",),
        "an empty field in quotes": ('"",x',),
        "only a doubled quote": ('""""',),
    },
)
def parse_line(line: str) -> list[str]:
    """Return the fields of a line of CSV. Fields are separated by commas. A field that begins with a
    double quote goes to the next double quote that is not doubled, and holds everything between,
    commas included; two double quotes in it stand for one. The line is always well formed; an empty
    line has one empty field.
    """
    fields, rest = [], line
    while True:
        quoted = re.match(r'"((?:[^"]|"")*)"', rest)
        field = quoted[0] if quoted else rest.partition(",")[0]
        fields.append(quoted[1].replace('""', '"') if quoted else field)
        rest = rest[len(field) :]
        if not rest:
            return fields
        rest = rest[1:]


@problem(
    3,
    draw=lambda d: (
        " ".join(
            d.one([d.word(), "{name}", "{age}", "{town|home}", "{pet}"])
            for _ in range(d.whole(2, 6))
        ),
        {"name": "Ann", "age": d.whole(3, 90)},
    ),
    edges={
        "an empty template": ("", {}),
        "an empty text is a value": ("{a|x}!", {"a": ""}),
        "zero is a value": ("{n|9}", {"n": 0}),
        "null takes the default": ("{a|x}", {"a": None}),
        "no default": ("<{a}>", {}),
        "doubled brackets": ("{{a}} {a}", {"a": 1}),
        "a value with brackets": ("{a}{b}", {"a": "{b}", "b": 2}),
        "an empty default": ("[{a|}]", {}),
        "a name that every object has": ("{constructor|none}", {}),
        "a dollar sign": ("{a}", {"a": "$&"}),
    },
)
def fill_template(template: str, values: dict[str, Any]) -> str:
    """Return `template` with every "{key}" and "{key|default}" replaced by what stands in the object
    `values` itself under the key. Where nothing stands there, or `null`, it is the text of the
    default, and an empty text without one. "{{" and "}}" stand for a single bracket "{" and "}".
    What was put in is not replaced again.
    """

    def put(one: re.Match[str]) -> str:
        if one[0] in ("{{", "}}"):
            return one[0][0]
        value = values.get(one[1])
        return (one[2] or "") if value is None else str(value)

    return re.sub(r"\{\{|\}\}|\{(\w+)(?:\|([^{}]*))?\}", put, template)


@problem(
    3,
    draw=lambda d: (d.some(["a", "a/b", "a/c/d", "b/e", "b", "a/c", "z/y/x"], 1, 5),),
    edges={
        "nothing": ([],),
        "the same twice": (["a/b", "a/b"],),
        "a file that is a folder, too": (["a/b", "a"],),
        "deep": (["a/b/c/d"],),
        "a name that every object has": (["toString/x"],),
    },
)
def path_tree(paths: list[str]) -> dict[str, Any]:
    """Each of `paths` is a row of names with "/" between them. Return them as a tree of objects: the
    object that is returned has a key for each first name, under it lies an object with a key for
    each second name behind that, and so on. What has nothing behind it is an empty object. A name may be any text, also one that every object
    has, such as "toString".
    """
    tree: dict[str, Any] = {}
    for path in paths:
        node = tree
        for name in path.split("/"):
            node = node.setdefault(name, {})
    return tree
