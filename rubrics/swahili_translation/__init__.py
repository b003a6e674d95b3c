"""The rubric ``swahili_translation``."""
