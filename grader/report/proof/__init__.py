"""The proof of one sample: a page in one file that shows every fault and plays it again."""

from grader.report.proof.page import Proof, proof

__all__ = ["Proof", "proof"]
