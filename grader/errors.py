"""The two errors that people see: a broken contract and a wrong use."""


class ContractError(TypeError):
    """A check, provider, rubric, item or manifest breaks its contract.

    Raised while things are loaded, never in the middle of a run. The text names
    the file (or distribution), the key, and what to do.
    """


class UsageError(ValueError):
    """The command was asked for something that cannot be had (exit code 2)."""


class Stopped(KeyboardInterrupt):
    """The user stopped a run. The text says what was kept and how to go on."""
