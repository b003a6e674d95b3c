"""Tests of the rubric of JavaScript functions."""
