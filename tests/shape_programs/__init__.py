"""Whole Tetris programs whose pieces are known because they were planted.

`generator.programs` writes them, `hand_written/` holds those that people's habits inspired, and
`oracle.expected` says what a judge of their pieces has to find.
"""
