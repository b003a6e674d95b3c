"""What the static pass costs beside eslint, stylelint and html-validate on the same pages.

Every tool is started once, on all pages, as a user would: eslint on the scripts and stylelint on
the style sheets that were taken out of the pages, html-validate on the pages, each with the rules
that it recommends; and `grade --static` on the pages. Told is the processor time of each command
and of all processes that it starts. The linters are installed by npm into a cache folder, in the
versions that stand here; without npm, or without a registry, the benchmark says so and stops.

    python benchmarks/linters.py [pages]
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from grader.evidence.html import HtmlTree

HERE = Path(__file__).parents[1]
PAGES = ("tests/pages/sound/*.html", "tests/pages/second/sound/*.html")
PINNED = {
    "@eslint/js": "10.0.1",
    "eslint": "10.15.0",
    "html-validate": "10.17.0",
    "stylelint": "17.16.0",
    "stylelint-config-recommended": "18.0.0",
}
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "bitgrade" / "linters"
CONFIGS = {
    "eslint.config.mjs": 'import js from "@eslint/js";\nexport default [js.configs.recommended];\n',
    ".stylelintrc.json": '{"extends": "stylelint-config-recommended"}',
    ".htmlvalidate.json": '{"extends": ["html-validate:recommended"], "root": true}',
}
COMMANDS = {
    "eslint": ("eslint", "scripts"),
    "stylelint": ("stylelint", "styles/*.css"),
    "html-validate": ("html-validate", "pages"),
}


def main(most: int) -> None:
    """Install, measure and print."""
    tools = _installed()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        size = _lay_out(home, most)
        count = len(list((home / "pages").iterdir()))
        for name, text in CONFIGS.items():
            (home / name).write_text(text, "utf-8")
        (home / "node_modules").symlink_to(tools / "node_modules")
        spent = {
            name: _spent(home, [str(tools / "node_modules/.bin" / binary), *given])
            for name, (binary, *given) in COMMANDS.items()
        }
        grade = [sys.executable, "-m", "grader", "pages", "--static", "--rubric", "web_page"]
        ours = _spent(home, [*grade, "--no-store", "--format", "ndjson", "--workers", "1"])
    print(f"{count} pages, {size} KB")
    for name, seconds in (*spent.items(), ("all three", sum(spent.values())), ("grade", ours)):
        print(f"{name:<16}{seconds:7.2f} s processor time")
    print(f"ratio of processor time, ours to all three (bound 1) {ours / sum(spent.values()):.2f}")


def _installed() -> Path:
    """The folder of the linters, filled on first use."""
    wanted = json.dumps({"private": True, "dependencies": PINNED}, indent=1)
    manifest = CACHE / "package.json"
    if manifest.is_file() and manifest.read_text("utf-8") == wanted:
        return CACHE
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("skipped: there is no npm on this machine to install the linters with")
    shutil.rmtree(CACHE, ignore_errors=True)
    CACHE.mkdir(parents=True)
    (CACHE / "package.json.new").write_text(wanted, "utf-8")
    pinned = [f"{name}@{version}" for name, version in PINNED.items()]
    done = subprocess.run(
        [npm, "install", "--prefix", CACHE, "--no-audit", "--no-fund", "--no-save", *pinned],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"skipped: npm could not install the linters:\n{done.stderr[-800:]}")
    (CACHE / "package.json.new").replace(manifest)
    return CACHE


def _lay_out(home: Path, most: int) -> int:
    """Write pages, their scripts and their style sheets; return the kilobytes of the pages."""
    for name in ("pages", "scripts", "styles"):
        (home / name).mkdir()
    size = 0
    for path in sorted(path for one in PAGES for path in HERE.glob(one))[:most]:
        html = path.read_text("utf-8")
        size += len(html)
        (home / "pages" / path.name).write_text(html, "utf-8")
        for number, (tag, text) in enumerate(_parts(html)):
            folder, suffix = ("scripts", "js") if tag == "script" else ("styles", "css")
            (home / folder / f"{path.stem}-{number}.{suffix}").write_text(text, "utf-8")
    return size // 1000


def _parts(html: str) -> Iterator[tuple[str, str]]:
    for one in HtmlTree.parse(html).elements:
        kind = one.get("type") or "module"
        if one.tag in ("script", "style") and kind in ("module", "text/css"):
            yield one.tag, one.text


def _spent(home: Path, command: list[str]) -> float:
    """Processor time of a command and of what it starts, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=home, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if not done.stdout and not done.stderr:
        raise SystemExit(f"{command[0]} said nothing")
    if done.returncode > 2:
        sys.stderr.write(f"{command[0]} ended with {done.returncode}: {done.stderr[:400]}\n")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
