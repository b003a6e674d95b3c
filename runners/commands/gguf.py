"""Tell what a GGUF file holds: real bits per weight, recipe, geometry. No weight is read.

Bits come from the table of tensors. What a file calls itself is shown beside them, and nothing
is concluded from it.
"""

import argparse
import json
from pathlib import Path

from grader.cli import kit
from runners.gguf.facts import Facts, as_json, read_facts


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``gguf``."""
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="a .gguf, or a shard")
    parser.add_argument("--format", choices=("terminal", "json"), default="terminal")


def run(options: argparse.Namespace) -> int:
    """Print every file; several as JSON are an array."""
    facts = [read_facts(one) for one in options.files]
    if options.format == "json":
        told = [as_json(one) for one in facts]
        kit.say(json.dumps(told[0] if len(told) == 1 else told, indent=2, ensure_ascii=False))
    else:
        kit.say("\n\n".join(described(one) for one in facts))
    return kit.OK


def described(facts: Facts) -> str:
    """Write a file's facts for people."""
    active = facts.active_params
    told = [
        ("model", f"{facts.name or 'unnamed'}, {facts.architecture or 'unknown architecture'}"),
        ("parameters", count(facts.params) + (
            f", {count(active)} active a token" if active != facts.params else "")),
        ("bits per weight", _bits(facts)),
        ("calls itself", facts.file_type or "nothing"),
        ("size", _size(facts)),
        ("effective capacity", "unknown" if facts.capacity is None
            else f"{facts.capacity / 1e9:.2f} Gbit (parameters x bits)"),
        ("recipe", "uniform: one type in all layers" if facts.uniform else "asymmetric"),
        ("imatrix", ", ".join(f"{key.rpartition('.')[2]} {value}" for key, value in facts.imatrix)
            or "none told"),
        ("quantized by", facts.quantized_by or "not told"),
        ("KV cache", _cache(facts)),
        ("trained context", f"{facts.context:,}" if facts.context else "not told"),
        ("template", facts.template_digest or "none"),
        ("digest", facts.digest),
    ]  # fmt: skip
    width = max(len(label) for label, _ in told)
    lines = [str(facts.path), *(f"  {label:<{width}}  {value}" for label, value in told)]
    lines += ["", f"  {'part':<15}{'bits':>7}{'share':>8}{'bytes':>18}  types"]
    for one in facts.recipe:
        bits = "?" if one.bits is None else f"{one.bits:.2f}"
        types = ", ".join(_type(name, weights, one.weights) for name, weights in one.types)
        lines.append(f"  {one.part:<15}{bits:>7}{one.share:>8.1%}{one.bytes:>18,}  {types}")
    return "\n".join(lines)


def count(number: int) -> str:
    """Write a number of parameters as people say it: 8.03B, 3.41M."""
    for size, sign in ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K")):
        if number >= size:
            return f"{number / size:.2f}{sign}"
    return str(number)


def _type(name: str, weights: int, whole: int) -> str:
    return name if weights == whole else f"{name} {weights / whole:.0%}"


def _bits(facts: Facts) -> str:
    if facts.bits is None:
        return "unknown: the file has a type of tensor that is newer than this table"
    return f"{facts.bits:.3f}"


def _size(facts: Facts) -> str:
    files = f" in {facts.files} files" if facts.files > 1 else ""
    per = facts.gigabytes_per_billion
    return f"{facts.file_bytes / 1e9:.3f} GB{files}, {per:.3f} GB per billion parameters"


def _cache(facts: Facts) -> str:
    cache = facts.cache
    if cache is None:
        return "not told"
    heads = sorted(set(cache.heads))
    many = f"{heads[0]}" if len(heads) == 1 else f"{heads[0]} to {heads[-1]}"
    sizes = f"{cache.key_length}" if cache.key_length == cache.value_length else (
        f"{cache.key_length} and {cache.value_length}")  # fmt: skip
    kib = cache.elements * 2 / 1024
    return f"{cache.layers} layers, {many} KV heads of {sizes}; {kib:,.0f} KiB a token at f16"
