"""The error that people see when results cannot be kept or read."""


class StoreError(RuntimeError):
    """A store or a journal cannot be used. The text says what, where, and what to do."""
