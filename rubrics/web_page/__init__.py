"""The rubric ``web_page``."""
