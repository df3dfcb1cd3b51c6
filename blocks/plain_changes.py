"""What is different between two programs as a colleague says it, who never read the file."""

import re
from collections.abc import Mapping
from typing import Final

from blocks.labels import METRICS
from blocks.maps.conditions import in_words
from blocks.maps.page import Code
from blocks.maps.steps import when
from blocks.maps.subjects import subject
from blocks.wording import spaced
from bot.program.escalations import read_after
from bot.program.targets import Clock
from bot.revising.difference import Brief, Difference, How

#: What a key is about, before what it is now; what is not here is read as it is written.
_KEYS: Final[Mapping[tuple[str, str], str]] = {
    ("workflows", "when"): "it starts when",
    ("workflows", "rollout"): "it is",
    ("workflows", "team"): "it goes to",
    ("workflows", "fallback_team"): "where no team looks after the place it goes to",
    ("workflows", "owner"): "who gets it at once:",
    ("workflows", "notify"): "who is told besides:",
    ("workflows", "sla"): "it goes by the SLA targets",
    ("workflows", "escalation"): "it goes by the escalation",
    ("workflows", "cap"): "cards a day:",
    ("workflows", "quiet_for"): "a customer gets no second ticket for",
    ("workflows", "training"): "only for people trained for",
    ("workflows", "ask_customer"): "the customer is asked whether it is solved:",
    ("workflows", "close_after"): "a solved ticket is closed after",
    ("workflows", "templates"): "the form offers:",
    ("workflows", "templates_for"): "which templates come first:",
    ("workflows", "playbook_for"): "other playbooks:",
    ("workflows", "if_this_fails"): "what happens if nobody follows up:",
    ("workflows", "scope.teams"): "only for the teams:",
    ("workflows", "scope.locations"): "only at the places:",
    ("workflows", "scope.segments"): "only for feedback that counts as:",
    ("segments", ""): "feedback counts as it when",
    ("escalations", ""): "its steps:",
    ("sla", "nudge"): "its owner is reminded after so much of the time:",
    ("sla", "ask_after"): "an owner who did nothing is asked after",
    ("sla", "give_back_after"): "and it goes back to the team after",
    ("sla", "wait"): "a ticket waits for the customer for",
    ("teams", "locations"): "looks after the places:",
    ("teams", "members"): "its members:",
    ("teams", "most_open"): "open tickets that one person may be given:",
    ("teams", "most_at_once"): "cards that are open at once:",
    ("teams", "assign"): "tickets are given",
    ("people", "trained"): "trained for:",
    ("people", "away"): "away:",
    ("people", "zone"): "time zone",
    ("people", "takes_a_day"): "tickets a day:",
    ("sources", "secret"): "the secret that it signs with:",
    ("sources", "secret_next"): "the secret that it will sign with:",
    ("sources", "expect_every"): "an answer is expected every",
    ("root_causes", "fixed_by"): "who can remove it:",
    ("root_causes", "formerly"): "what it was called before:",
    ("recovery_actions", "budget"): "what may be spent:",
    ("program", "name"): "the company's name:",
    ("program", "owner"): "its owner:",
    ("program", "zone"): "time zone",
    ("program", "close_after"): "a solved ticket is closed after",
    ("program", "undo"): "a message can be called back for",
    ("program", "approval.by"): "who has to agree to a change:",
    ("program", "objectives"): "objectives:",
}
_ROLLOUTS: Final = {
    "draft": "being written", "shadow": "counted only", "pilot": "on trial", "live": "in use",
}  # fmt: skip
_ROLES: Final = {"frontline": "frontline", "lead": "lead", "executive": "executive", "program_owner": "program owner"}
_WHOM: Final = {
    "owner": "whoever has it", "team": "the team", "lead": "the lead", "executive": "the executives",
    "program_owner": "the program's owner",
}  # fmt: skip
_GIVEN: Final = {
    "claim": "to whoever presses Claim", "queue": "to whoever presses Claim, one after the other",
    "in_turn": "to whose turn it is",
}  # fmt: skip
_WEEKDAYS: Final = {
    "mon": "Mondays", "tue": "Tuesdays", "wed": "Wednesdays", "thu": "Thursdays", "fri": "Fridays",
    "sat": "Saturdays", "sun": "Sundays",
}  # fmt: skip
_CONDITIONS: Final = frozenset({("workflows", "when"), ("segments", "")})
_OF_TEAMS: Final = frozenset({"team", "fallback_team", "fixed_by", "scope.teams"})
_ADDRESS = re.compile(r"[^\s,;:]+@[^\s,;:]+")
_OBJECTIVE = re.compile(r"metric (\w+), target ([^,]+), per (\w+)(?:, agreed by (.+))?")
_INSTEAD = re.compile(r"when (.+), use (.+)")


def plainly(difference: Difference) -> Difference:
    """The same, with names for addresses and keys, and words for what the file writes in signs."""
    if difference.workflow is not None:
        new = _brief(difference.workflow, difference)
        return difference.model_copy(update={"before": new, "after": new})
    if difference.how is not How.CHANGED:
        is_its_name = difference.after == called(difference)
        return difference.model_copy(update={"after": ""}) if is_its_name else difference
    return difference.model_copy(
        update={
            "key": _key(difference),
            "before": _before(difference),
            "after": _value(difference.after, difference),
            "added": tuple(_value(each, difference) for each in difference.added),
            "removed": tuple(_value(each, difference) for each in difference.removed),
        }
    )


def called(difference: Difference) -> str:
    """What the entry is called: somebody's name for an address, a team's name for its key."""
    return difference.names.get(difference.name, difference.name)


def _brief(workflow: Brief, difference: Difference) -> str:
    team = "the team of the place" if workflow.team == "by_location" else _named(workflow.team, difference)
    return f"{_ROLLOUTS.get(workflow.rollout, workflow.rollout)}, for {team}, when {_condition(workflow.when)}"


def _key(difference: Difference) -> str:
    section, key = difference.section, difference.key
    if said := _KEYS.get((section, key)):
        return said
    if section == "sources" and key.startswith(("mapping.", "signature.")):
        part, _, rest = key.partition(".")
        return f"how its {spaced(rest.replace('.', ' '))} is {'read' if part == 'mapping' else 'checked'}:"
    if section == "root_causes" and key.startswith("tags."):
        return f"the tag “{key.removeprefix('tags.')}” suggests:"
    if section == "calendars" and key.startswith("open."):
        return _WEEKDAYS.get(key.removeprefix("open."), key)
    return key


def _before(difference: Difference) -> str:
    """After "instead of"."""
    said = _value(difference.before, difference)
    return f"when {said}" if said and (difference.section, difference.key) in _CONDITIONS else said


def _value(said: str, difference: Difference) -> str:
    section, key = difference.section, difference.key
    if not said:
        return ""
    if (section, key) in _CONDITIONS:
        return _condition(said)
    if section == "escalations":
        return _step(said, difference)
    if section == "sources" and key in ("secret", "secret_next"):
        return said.strip("${}")
    if match := _INSTEAD.fullmatch(said) if key in ("templates_for", "playbook_for") else None:
        return f"{match[2]}, when {_condition(match[1])}"
    if match := _OBJECTIVE.fullmatch(said) if key == "objectives" else None:
        return _objective(match, difference)
    if section == "root_causes" and key.startswith("tags."):
        return spaced(said)
    words = _word(key, said)
    return words if words != said else _people(_named(said, difference) if key in _OF_TEAMS else said, difference)


def _word(key: str, said: str) -> str:
    """What one word of the file means."""
    known = {"rollout": _ROLLOUTS, "role": _ROLES, "assign": _GIVEN}.get(key, {})
    if said in known:
        return known[said]
    if key in ("team", "owner", "notify") and said.startswith("customer."):
        return subject(tuple(said.split("."))) or said
    return "the team of the place" if key == "team" and said == "by_location" else said


def _condition(said: str) -> str:
    """In words; as it is written where there are none."""
    words = in_words(said)
    if words is None:
        return said
    return "".join(piece.written if isinstance(piece, Code) else piece for piece in words)


def _step(said: str, difference: Difference) -> str:
    """ "unclaimed 4h: team" is "nobody has taken it for 4 working hours: the team"."""
    after, _, rest = said.partition(": ")
    clock = Clock.CUSTOMER if "on the customer's clock" in rest else Clock.STAFF
    step = read_after(after)
    comes = when(step, clock) if step else spaced(after)
    told = (_WHOM.get(part, _people(part, difference)) for part in rest.split(", ") if "clock" not in part)
    return f"“{comes}: {', '.join(told)}”"


def _objective(found: re.Match[str], difference: Difference) -> str:
    """Whoever stands in the file as having agreed has not done so by being written there: nobody may read it so."""
    metric, target, per, agreed = found.groups()
    by = f" (the file says that {_people(agreed, difference)} agreed to it)" if agreed else ""
    return f"“{METRICS.get(metric, spaced(metric))}” {target} per {per}{by}"


def _named(said: str, difference: Difference) -> str:
    return difference.names.get(said, spaced(said))


def _people(said: str, difference: Difference) -> str:
    return _ADDRESS.sub(lambda found: difference.names.get(found[0], found[0]), said)
