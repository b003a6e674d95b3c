"""The rubric ``latin_translation``."""
