"""The lab: a browser that looks at untrusted pages without believing them.

Every page gets a fresh context with a clock of its own, no network, and bounded patience.
Importing this package starts nothing and does not import Playwright.
"""

from grader.gather.lab.pool import Lab
from grader.gather.lab.stage import Stage, Twins
from grader.gather.lab.trouble import ToolError

__all__ = ["Lab", "Stage", "ToolError", "Twins"]
