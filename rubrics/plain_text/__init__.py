"""The rubric ``plain_text``."""
