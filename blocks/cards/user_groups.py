"""Teams that are made of a user group: who came and who went, and a group that cannot be read."""

from collections.abc import Mapping
from typing import Final

from blocks.card import Card, Text
from blocks.cards.pieces import aloud
from blocks.wording import capital, listed, plural
from bot.notifications.daily import GroupLost, TeamChanged
from bot.revising.lost_group import Why

_FIRST: Final[Mapping[Why, str]] = {
    Why.GONE: "Check the name {group}: Slack has no such user group.",
    Why.DISABLED: "Enable {group} in Slack again, or name another one: it is disabled.",
    Why.EMPTY: "Put somebody into {group}: nobody is in it.",
    Why.NO_RIGHT: "Let the bot read {group}: it lacks the right usergroups:read.",
    Why.NO_GROUPS: "Name the people of {teams} by address: this Slack plan has no user groups.",
}
_HOW: Final[Mapping[Why, str]] = {
    Why.NO_RIGHT: "On the app's pages: OAuth & Permissions, add the scope, and install the app again.",
    Why.NO_GROUPS: "They stand under “people” in the program file, each with their team.",
}
_THEIR_TICKETS = "What they have goes back to the team while it works, and their customers do not wait for them."


def team_changed_card(said: TeamChanged) -> Card:
    came, went = (listed([who.name for who in some]) for some in (said.joined, said.left))
    if not went:
        title = f"{came} {_are(len(said.joined))} in {said.team_name} now: {said.group} has them in Slack."
        return Card(title=title, spoken=aloud(title))
    title = f"{went} {_are(len(said.left))} in {said.team_name} no more: {said.group} has changed in Slack."
    new = (Text(f"New there: {came}."),) if came else ()
    return Card(title=title, parts=(*new, Text(_THEIR_TICKETS, quiet=True)), spoken=aloud(title))


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def group_lost_card(said: GroupLost) -> Card:
    teams = listed(said.team_names)
    title = _FIRST[said.why].format(group=said.group, teams=teams)
    takes = f"{teams} {'takes' if len(said.team_names) == 1 else 'take'} people from it."
    if said.known:
        meanwhile = f"{capital(plural(said.known, 'colleague'))} of it, known from before, stay where they were."
    else:
        meanwhile = "Nobody of it is known yet, so only those whom the program names can take a ticket there."
    how = (Text(_HOW[said.why], quiet=True),) if said.why in _HOW else ()
    return Card(title=title, parts=(Text(f"{takes} {meanwhile}"), *how), spoken=aloud(title))
