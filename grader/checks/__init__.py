"""The checks: one file, one check. A file's docstring is the manual of its check."""
