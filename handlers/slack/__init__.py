"""Slack's edge: what Slack sends becomes a command, and what we say goes out."""
