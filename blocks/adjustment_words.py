"""What the chat has changed of a program, in words: in a message, and on a command line."""

from datetime import datetime

from blocks.days import day
from blocks.wording import plural
from bot.notifications.daily import Adjusted


def subject(row: Adjusted) -> str:
    """What it is about: "Workflow detractor"."""
    noun = {"pause": "Workflow ", "cap": "Cap of ", "group": "User group "}.get(row.what, "")
    return f"{noun}{row.name}"


def words(row: Adjusted, zone: str, now: datetime) -> str:
    """What holds, who said so and when, and what the file says."""
    by = f"by {row.by.first_name} since" if row.by else "since"
    return f"{_what(row, zone, now)}; {by} {day(row.since, zone, now)}{_file(row)}"


def _what(row: Adjusted, zone: str, now: datetime) -> str:
    match row.what:
        case "pause":
            return f"paused until {day(row.until, zone, now)}" if row.until else "paused until somebody resumes it"
        case "cap":
            return f"{row.said} a day" if row.said else "none, every ticket is a card"
        case "group":
            return f"{plural(int(row.said), 'colleague')} in it"
    return f"in {row.said}" if row.said else "in no team"


def _file(row: Adjusted) -> str:
    if row.what in ("pause", "group"):
        return ""
    return f"; the file says {row.file}" if row.file else "; the file says nothing of it"
