"""Ways to teams and people that lead nowhere, and what helps."""

from collections.abc import Mapping

from blocks.card import Card, Facts, Part, Sentence, Text
from blocks.wording import and_more, capital, plural, whose
from bot.known_routes import Fault
from bot.notifications import RouteShown, Unreachable, WrongRoutes

#: So many are named; of the rest it is said how many.
_NAMED = 10
_HELPS: Mapping[Fault, str] = {
    Fault.CLOSED: "Their account is closed: have it opened again, or take them out of the program file.",
    Fault.NOWHERE: "It has no conversation on a platform that is connected: name one in the program file.",
    Fault.ELSEWHERE: (
        "Its own conversation cannot be posted to, so its tickets stand in the second one: "
        "unarchive it, invite the bot, or name another in the program file."
    ),
}


def wrong_routes_card(wrong: WrongRoutes) -> Card:
    if not wrong.routes:
        title = "Every team and everybody in the program can be reached again."
        return Card(title=title, quiet=True)
    count = len({_name(route) for route in wrong.routes})
    whom = capital(plural(count, "team or colleague", "teams or colleagues"))
    title = f"{whom} cannot be reached as the program says. This helps:"
    parts: list[Part] = [Facts(_each(wrong.routes[:_NAMED]))]
    if len(wrong.routes) > _NAMED:
        parts.append(Text(f"{and_more(len(wrong.routes) - _NAMED)}."))
    parts.append(
        Text("I look every night and when the program changes, and come back only with something new.", quiet=True)
    )
    return Card(title=title, parts=tuple(parts), spoken=title)


def _each(routes: tuple[RouteShown, ...]) -> dict[str, str | Sentence]:
    """One line for each team and person; a team may have two faults."""
    lines: dict[str, str] = {}
    for route in routes:
        name = _name(route)
        lines[name] = f"{lines[name]} {_line(route)}" if name in lines else _line(route)
    return dict(lines)


def _name(route: RouteShown) -> str:
    return route.to if isinstance(route.to, str) else route.to.name


def _line(route: RouteShown) -> str:
    if route.fault is Fault.BLOCKED:
        return f"{capital(route.why).rstrip('.')}."
    if route.lead is not None:
        who = f"{route.lead.name} ({route.lead.email})"
        return f"No message reaches its lead, {who}: correct the address in the program file, or name another lead."
    if route.fault is Fault.UNKNOWN and not isinstance(route.to, str):
        return f"Nobody in the chat has {route.to.email}: invite them, or correct the address in the program file."
    return _HELPS[route.fault]


def unreachable_card(unreachable: Unreachable) -> Card:
    name = unreachable.person.first_name
    title = f"Tell {name} in person what matters today: no direct message of mine reaches them."
    where = f"in {whose(unreachable.team_name)} conversation" if unreachable.team_name else "to their team"
    parts = (
        Text(f"What is due on their tickets is said {where}; their morning list is not."),
        Text(
            f"Do they use {unreachable.person.email} in the chat? Whoever runs the bot has been told, too.", quiet=True
        ),
    )
    return Card(title=title, parts=parts, spoken=title)
