"""What the chat changes from one day to the next: who is in a team."""

from collections.abc import Iterator

from blocks.card import Button, Buttons, Card, Facts, Part, Sentence, Style, Text
from blocks.cards.pieces import aloud
from blocks.days import day
from blocks.wording import listed, number, spaced
from bot.actions import PEOPLE_ADD, PEOPLE_CHANGE, PEOPLE_REMOVE
from bot.notifications.daily import ColleagueMoved, People, PersonAsBefore, PersonRow, TeamPeople
from bot.people import Role
from bot.people_forms import ANY_TEAM
from bot.program.people import ALWAYS_NAME

_BACK_TO_TEAM = "What they have goes back to the team while it works, and their customers do not wait for them."
_YOURS_GO_BACK = "What you have goes back to the team while it works."
_STAYS = "What they have stays with them until it is done."
_YOURS_STAYS = "What you have stays with you until it is done."
#: More people than this are counted.
_FEW = 20


def moved_card(said: ColleagueMoved) -> Card:
    title = _to_them(said) if said.you else _to_others(said)
    return Card(title=title, parts=tuple(Text(words, quiet=True) for words in _what_then(said)), spoken=aloud(title))


def _to_them(said: ColleagueMoved) -> str:
    if not said.joined:
        return f"You are in {said.left} no more, {said.who.first_name}: {said.by.first_name} took you out."
    if said.left:
        return f"You are in {said.joined} now, {said.who.first_name}: {said.by.first_name} moved you from {said.left}."
    return f"Welcome to {said.joined}, {said.who.first_name}: {said.by.first_name} took you in."


def _to_others(said: ColleagueMoved) -> str:
    by = "" if said.own else f": {said.by.first_name} "
    if said.joined == said.left:
        return f"{said.who.name} {_works(said)}{_trained(said)}."
    if not said.joined:
        return f"{said.who.name} is in {said.left} no more{by and f'{by}took them out'}."
    if said.left:
        return f"{said.who.name} is in {said.joined} now, and in {said.left} no more{by and f'{by}moved them'}."
    return f"{said.who.name} is in {said.joined} now{by and f'{by}took them in'}."


def _works(said: ColleagueMoved) -> str:
    hours = "day and night" if said.calendar == ALWAYS_NAME else f"the hours “{said.calendar}”"
    return f"works {hours if said.calendar else 'the hours of the team'}{said.zone and f' in {said.zone}'}"


def _trained(said: ColleagueMoved) -> str:
    if not said.trained:
        return ", without training"
    return f" and is trained for {listed([spaced(each) for each in said.trained])}"


def _what_then(said: ColleagueMoved) -> Iterator[str]:
    if said.joined == said.left:
        return
    if not said.joined:
        yield _YOURS_GO_BACK if said.you else _BACK_TO_TEAM
    elif said.left:
        yield _YOURS_STAYS if said.you else _STAYS
    elif said.you:
        yield "“/loop next” gives you the first one to take, and “/loop help” what else you can ask."
    if said.own:
        yield f"“/loop people file {said.who.email}” goes back to what the program file says."


def person_as_before_card(said: PersonAsBefore) -> Card:
    where = f"is in {said.team_name}" if said.team_name else "is in no team"
    return Card(title=f"{said.who.name} {where} already, just so.")


def people_card(said: People) -> Card:
    title = "Who is in your teams:" if len(said.teams) > 1 else f"Who is in {said.teams[0].team_name}:"
    rows: dict[str, str | Sentence] = {team.team_name: _people(team, said) for team in said.teams}
    parts: list[Part] = [Facts(rows)]
    if said.out:
        gone = listed([f"{row.who.name} ({_said(row, said)})" for row in said.out])
        parts.append(Text(f"Taken out from here: {gone}."))
    if said.theirs:
        parts.append(_buttons(said))
        parts.append(Text(_typed(said.theirs), quiet=True))
    return Card(title=title, parts=tuple(parts), spoken=aloud(title))


def _buttons(said: People) -> Buttons:
    """Whom there is nobody of, nobody can change."""
    about = said.theirs[0] if len(said.theirs) == 1 else ANY_TEAM
    some = any(row.role is Role.FRONTLINE for team in said.teams if team.team in said.theirs for row in team.rows)
    add = Button(label="Add somebody", action=PEOPLE_ADD, about=about, style=Style.PRIMARY, opens_form=True)
    change = Button(label="Change", action=PEOPLE_CHANGE, about=about, opens_form=True)
    out = Button(label="Take out", action=PEOPLE_REMOVE, about=about, opens_form=True)
    return Buttons((add, change, out) if some else (add,))


def _typed(theirs: tuple[str, ...]) -> str:
    """The same in words, for whoever would rather type."""
    to = f" to {theirs[0]}" if len(theirs) > 1 else ""
    return (
        f"Or type “/loop people add @Ana{to}”, “/loop people remove @Ana”. "
        "“/loop people file @Ana” goes back to what the program file says."
    )


def _people(team: TeamPeople, said: People) -> str:
    names = [_person(row, said) for row in team.rows[:_FEW]]
    if len(team.rows) > _FEW:
        names.append(f"{number(len(team.rows) - _FEW)} more")
    names += [f"whoever is in {group} in Slack" for group in team.groups]
    return listed(names) or "nobody"


def _person(row: PersonRow, said: People) -> str:
    more = [
        *(["lead"] if row.role is Role.LEAD else []),
        *([f"trained: {listed([spaced(each) for each in row.trained])}"] if row.trained else []),
        *([_said(row, said)] if row.by else []),
    ]
    return f"{row.who.name} ({', '.join(more)})" if more else row.who.name


def _said(row: PersonRow, said: People) -> str:
    since = f" on {day(row.since, said.zone, said.now)}" if row.since else ""
    return f"by {row.by.first_name}{since}" if row.by else ""
