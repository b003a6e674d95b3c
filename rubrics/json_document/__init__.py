"""The rubric ``json_document``."""
