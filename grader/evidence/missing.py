"""The word for evidence that is not there, where plug-ins look for it.

It is defined below this package because providers are declared with it.
"""

from grader.missing import Cause, Missing

__all__ = ["Cause", "Missing"]
