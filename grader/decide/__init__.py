"""From verdicts to decisions: read the views, ask the statistics, keep the answers as values.

Nothing here scores, draws or prints. Illustrations are never reasoned from.
"""
