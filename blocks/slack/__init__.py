"""
How Slack shows cards and forms.

Strings are literal: they go into rich text or plain text, where nothing is
parsed. Only small print that holds a moment, a mention or a link must be
markup, because nothing else is small on Slack; see `sentences.mrkdwn`.
"""

from blocks.slack.forms import field_block_id, render_form
from blocks.slack.messages import render, render_home
from blocks.slack.values import field_errors, parse_values, shown_version

__all__ = [
    "field_block_id",
    "field_errors",
    "parse_values",
    "render",
    "render_form",
    "render_home",
    "shown_version",
]
