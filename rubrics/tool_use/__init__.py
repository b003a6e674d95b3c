"""Tools that are called where they are needed, with the right arguments, in the right order."""
