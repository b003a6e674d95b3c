"""The rubric ``hello_world``."""
