"""Feedback as its sources send it."""
