"""Questions that can be answered beside questions that nobody can answer."""
