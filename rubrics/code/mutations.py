"""Damage to a function, and other ways to write the same answer."""

import re
from random import Random

from grader.item import Item
from grader.mutations.rewriting import Rewriting
from rubrics.code.evidence.fences import fenced
from rubrics.code.solutions import solution


def sound(item: Item) -> str | None:
    """A solution that passes."""
    found = solution(str(item.param("function")))
    return block(found) if found else None


def block(code: str, language: str = "js") -> str:
    """A fenced block."""
    return f"```{language}\n{code.strip()}\n```\n"


def wrong(_code: str, name: str, _rng: Random) -> str | None:
    """Solve it as somebody might who does not think of everything."""
    found = solution(name, wrong=True)
    return block(found) if found else None


def renamed(code: str, name: str, rng: Random) -> str:
    """Call the function otherwise."""
    return block(re.sub(rf"\b{name}\b", rng.choice(("solve", "my_function", f"{name}2")), code))


def unreturned(code: str, _name: str, _rng: Random) -> str | None:
    """Work everything out and return nothing."""
    bare = re.sub(r"\b(?:return|yield\*?)\b(?=\s*[^\s;])", "void", code)
    return block(bare) if bare != code and "=>" not in code else None


def unclosed(code: str, _name: str, rng: Random) -> str:
    """Lose a closing bracket."""
    at = rng.choice([one.start() for one in re.finditer(r"[)\]}]", _plain(code))])
    return block(code[:at] + code[at + 1 :])


def unfinished(code: str, _name: str, rng: Random) -> str:
    """Break off before the end."""
    lines = code.strip().split("\n")
    text = "\n".join(lines[: max(1, int(len(lines) * rng.uniform(0.3, 0.8)))])
    return f"```js\n{text[: max(20, len(text) - 3)]}"


def outlined(_code: str, name: str, _rng: Random) -> str:
    """Leave the work to the reader."""
    return block(f"function {name}() {{\n  // your code here\n}}")


def told(_code: str, name: str, _rng: Random) -> str:
    """Tell how it is done, and do not do it."""
    return f"To write `{name}`, go through the input once and return what was collected.\n"


def in_python(_code: str, name: str, _rng: Random) -> str:
    """Write it in another language."""
    return block(f"def {name}(*given):\n    return sorted(given)[0]", "python")


def bare(code: str, _name: str, _rng: Random) -> str:
    """Write no fences."""
    return code.strip() + "\n"


def explained(code: str, _name: str, rng: Random) -> str:
    """Say something before and after."""
    before = rng.choice(("Here is a solution:", "Sure! It's simple — see below:", "**Solution**"))
    return f"{before}\n\n{block(code, 'javascript')}\nIt goes through the input once.\n"


def exemplified(code: str, name: str, _rng: Random) -> str:
    """Show how it is used, in a second block that has errors of its own."""
    use = block(f"const result = {name};\nconsole.log(result, missing);")
    return f"{block(code)}\nUsage:\n\n{use}"


def exported(code: str, name: str, rng: Random) -> str:
    """Export it, as a module of one kind or another."""
    ends = (f"module.exports = {{ {name} }};", f"export {{ {name} }};", f"export default {name};")
    return block(f"{code.strip()}\n\n{rng.choice(ends)}")


def improved(code: str, name: str, _rng: Random) -> str:
    """Begin with a draft, then do better."""
    draft = block(f"function {name}() {{\n  return undefined; // a first draft\n}}")
    return f"A first draft:\n\n{draft}\nThat does nothing yet. Better:\n\n{block(code)}"


def _plain(code: str) -> str:
    """The code with blanks for what brackets do not count in."""
    return re.sub(r"/(?![*/ ])(?:\\.|\[[^\]]*\]|[^/\n])+/[a-z]*|\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`",
                  lambda one: " " * len(one[0]), code)  # fmt: skip


def _parts(answer: str, item: Item) -> tuple[str, str] | None:
    """The code of the first block, and the name of its function."""
    blocks, name = fenced(answer), item.param("function")
    return (blocks[0].text, name) if blocks and isinstance(name, str) else None


_FAILING = ("failing-unit-test",)
_NO: tuple[str, ...] = ()

MUTATIONS = (
    Rewriting("plausible_wrong", _FAILING, _parts, wrong),
    Rewriting("renamed_function", _FAILING, _parts, renamed),
    Rewriting("dropped_return", _FAILING, _parts, unreturned),
    Rewriting("dropped_bracket", _FAILING, _parts, unclosed),
    Rewriting("cut_tail", _FAILING, _parts, unfinished),
    Rewriting("only_outlined", _FAILING, _parts, outlined),
    Rewriting("only_told", _FAILING, _parts, told),
    Rewriting("other_language", _FAILING, _parts, in_python),
    Rewriting("no_fence", _NO, _parts, bare),
    Rewriting("explained", _NO, _parts, explained),
    Rewriting("example_of_use", _NO, _parts, exemplified),
    Rewriting("exported", _NO, _parts, exported),
    Rewriting("draft_before", _NO, _parts, improved),
    *(
        Rewriting(name, _NO, _parts, explained)
        for name in ("curly_quotes", "wrapped_lines", "paragraph", "refrain")
    ),
)
"""The last four take the place of rewrites of running text, which would break code."""
