"""A program tried on the past: what it would have made of feedback that came in before."""

from bot.simulation.changes import Changes, Moved, TeamChange, changes
from bot.simulation.fates import Fate, Why, fates, whole
from bot.simulation.forecast import Forecast, forecast
from bot.simulation.kept import Kept
from bot.simulation.load import Day, PersonLoad, TeamLoad, Untrained
from bot.simulation.messages import Messages
from bot.simulation.shares import Caught, Shares
from bot.simulation.too_much import TooMuch, more_than_they_can_do, too_much

__all__ = [
    "Caught",
    "Changes",
    "Day",
    "Fate",
    "Forecast",
    "Kept",
    "Messages",
    "Moved",
    "PersonLoad",
    "Shares",
    "TeamChange",
    "TeamLoad",
    "TooMuch",
    "Untrained",
    "Why",
    "changes",
    "fates",
    "forecast",
    "more_than_they_can_do",
    "too_much",
    "whole",
]
