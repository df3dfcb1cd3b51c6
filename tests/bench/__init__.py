"""Benchmarks: ratios against a bare line, measured in one run."""
