"""Statistics: numbers in, numbers out. No database, no clock; the random generator is an argument.

Every function names its source. Too little data is ``None``, never 0.0. scipy is imported where
it is used, so that commands without statistics do not pay for it.
"""
