"""
How Teams shows cards and forms: Adaptive Cards 1.5.

Strings are literal: they go into text runs, which parse nothing but date
macros, or are escaped where only markdown is to be had.

A button that opens a form is an `Action.Submit` with `task/fetch`, the others
are `Action.Execute`. The dialog was preferred to a form inside the card,
although Microsoft's playground cannot show one: a card is redrawn whenever the
ticket changes, and would take a half-written answer with it. `data` says verb
and ticket in both, so whoever answers has one way to read a press.
"""

from blocks.teams.forms import render_dialog, render_form
from blocks.teams.messages import render
from blocks.teams.values import parse_values, shown_version

__all__ = ["parse_values", "render", "render_dialog", "render_form", "shown_version"]
