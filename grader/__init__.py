"""The grader of bitgrade: samples of what local models wrote in, verdicts out."""

__version__ = "0.1.0"
