"""The rubric ``hindi_translation``."""
