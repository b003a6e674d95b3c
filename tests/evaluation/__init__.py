"""The interpreter of JavaScript data, against engines, against doubt, against its bounds."""
