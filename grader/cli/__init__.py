"""The command ``grade``: argv in, exit code out. Verbs are modules, loaded when they are used.

Exit codes: 0 nothing graded is broken; 1 something is; 2 wrong use; 3 the grader could
not look, or could not store; 130 interrupted.
"""

import sys
from collections.abc import Sequence

from grader.cli import verbs


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line; this is the console script's entry point."""
    argv = list(sys.argv[1:] if arguments is None else arguments)
    if argv == ["--version"]:
        from grader import __version__  # noqa: PLC0415 - a verb's cost is paid by that verb only

        sys.stdout.write(f"bitgrade {__version__}\n")
        return 0
    if not argv or argv[0] in ("-h", "--help", "help"):
        sys.stdout.write(verbs.overview())
        return 0 if argv else 2
    name = argv[0] if argv[0] in verbs.names() else verbs.DEFAULT
    rest = argv[1:] if name == argv[0] else argv
    from grader.cli import kit  # noqa: PLC0415 - as above

    return kit.guarded(lambda: verbs.run(name, rest))
