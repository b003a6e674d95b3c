"""A plan: what is asked of whom, how often, with which sampling. Pure but for finding files."""
