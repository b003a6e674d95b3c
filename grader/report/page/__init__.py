"""The report as one HTML file: no network, no server, nothing that it needs beside itself."""

from grader.report.page.document import document

__all__ = ["document"]
