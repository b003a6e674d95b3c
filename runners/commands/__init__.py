"""The verbs that runners bring to ``grade``."""
