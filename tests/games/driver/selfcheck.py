"""Drive games in a real browser and print whatever contradicts the oracle.

python -m tests.games.driver.selfcheck [--held-out] [--seed N] [--only NAME …]
"""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace

from playwright.sync_api import Error

from tests.games.driver.compare import contradictions
from tests.games.driver.plan import plan_of
from tests.games.driver.verdict import Terms
from tests.games.driver.witness import Theatre, theatre
from tests.games.generator import held_out_specs, regression_specs
from tests.games.oracle import truth
from tests.games.spec import Spec
from tests.games.writing import write


def checked(stage: Theatre, spec: Spec) -> list[str]:
    """What contradicts the oracle in one game; a drive that breaks off does, too."""
    try:
        result = stage.watch(write(replace(spec, hook=True)), plan_of(spec))
        return list(contradictions(truth(spec), Terms.of(spec), result))
    except Error as error:
        return [f"the drive broke off: {error.message.splitlines()[0]}"]


def main(arguments: Sequence[str]) -> int:
    """Check games; 1 if anything is wrong with them."""
    parser = argparse.ArgumentParser(prog="python -m tests.games.driver.selfcheck")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", nargs="*", default=[])
    options = parser.parse_args(arguments)
    specs = held_out_specs(options.seed) if options.held_out else regression_specs()
    wrong = 0
    with theatre(os.environ.get("BITGRADE_CHROMIUM")) as stage:
        for at, spec in enumerate(specs, 1):
            if options.only and spec.name not in options.only:
                continue
            for sentence in checked(stage, spec):
                wrong += 1
                values = " ".join(f"{name}={value}" for name, value in spec.values.items())
                sys.stdout.write(f"{spec.name} ({spec.bug or 'clean'}): {sentence}\n    {values}\n")
            sys.stderr.write(f"\r{at} of {len(specs)}")
    sys.stdout.write(f"\n{wrong} contradictions\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
