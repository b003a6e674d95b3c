"""Several steps to one conclusion: orders, kinds, calendars, sets, and who tells the truth."""
