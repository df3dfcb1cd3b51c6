"""Take somebody into a team, change something about them, or take them out."""

from collections.abc import Iterator

from blocks.card import Text
from blocks.cutting import cut
from blocks.form import ChoiceField, Field, Form, LineField, ManyField, Option, PersonField
from blocks.wording import capital, customer_name, listed, number, plural, spaced
from bot.actions import PEOPLE_ADD, PEOPLE_CHANGE, PEOPLE_REMOVE
from bot.people_forms import AddPersonForm, ChangePersonForm, ChoosePersonForm, Offered, TakeOutForm
from bot.program.people import ALWAYS_NAME

_RIGHTS = "They may claim, answer and close, as everybody in the team. Leads are named in the program file."
_ONLY_THESE = "Only frontline colleagues come and go from here; others are changed in the program file."
_TITLE = 24


def add_form(data: AddPersonForm) -> Form:
    return Form(
        action=PEOPLE_ADD,
        about=data.team,
        title="Add somebody",
        submit="Take them in",
        parts=(Text(_RIGHTS, quiet=True),),
        fields=(
            PersonField(
                name="person",
                label="Who?",
                placeholder="Choose somebody",
                hint="If another lead has them, that one lets them go first.",
                required=True,
            ),
            _team(data.team, data.offered),
            *_more(data.offered, keeps="What they are trained for already stays, if you tick nothing."),
        ),
    )


def choose_form(data: ChoosePersonForm) -> Form:
    several = len({team for _, team in data.people}) > 1
    options = tuple(Option(value=who.email, label=who.name, group=team if several else "") for who, team in data.people)
    field = ChoiceField(name="person", label="Who?", hint=_ONLY_THESE, options=options, required=True)
    return Form(
        action=PEOPLE_REMOVE if data.out else PEOPLE_CHANGE,
        about=data.about,
        title="Take somebody out" if data.out else "Change somebody",
        submit="Next" if options else "",
        parts=() if options else (Text(f"There is nobody yet. {_ONLY_THESE}"),),
        fields=(field,) if options else (),
    )


def change_form(data: ChangePersonForm) -> Form:
    return Form(
        action=PEOPLE_CHANGE,
        about=data.who.email,
        title=_title("Change", data.who.first_name),
        submit="Save",
        close="Back",
        fields=tuple(_changing(data)),
    )


def _changing(data: ChangePersonForm) -> Iterator[Field]:
    """Who has one team to give has none to choose."""
    if len(data.offered.teams) > 1:
        yield _team(data.team, data.offered, hint="In another team they keep what they have until it is done.")
    yield from _more(data.offered, trained=data.trained, calendar=data.calendar, zone=data.zone)


def take_out_form(data: TakeOutForm) -> Form:
    """A question with its answer; it is asked because others feel it, not because it could not be undone."""
    return Form(
        action=PEOPLE_REMOVE,
        about=data.who.email,
        title=_title("Take", data.who.first_name, " out?"),
        submit="Take out",
        close="Back",
        parts=(
            Text(f"{data.who.name} is then in {data.team_name} no more, and gets nothing new."),
            Text(_what_becomes(data)),
            Text("They are told, and so is the program's owner. You can take them in again.", quiet=True),
        ),
    )


def _what_becomes(data: TakeOutForm) -> str:
    name = data.who.first_name
    if not data.tickets:
        return f"{name} has no open tickets."
    named = [customer_name(each) for each in data.customers]
    more = data.tickets - len(named)
    whose = f" ({listed([*named, *([f'{number(more)} more'] if more else [])])})" if named else ""
    has = f"{name} has {plural(data.tickets, 'open ticket')}{whose}."
    they, wait = ("It goes", "its customer does") if data.tickets == 1 else ("They go", "their customers do")
    return f"{has} {they} back to the team while it works, and {wait} not wait for {name}."


# -- fields


def _team(team: str, offered: Offered, hint: str = "") -> Field:
    options = tuple(Option(value=key, label=name) for key, name in offered.teams)
    known = team if team in {key for key, _ in offered.teams} else ""
    return ChoiceField(name="team", label="Which team?", hint=hint, options=options, value=known, required=True)


def _more(
    offered: Offered, *, trained: tuple[str, ...] = (), calendar: str = "", zone: str = "", keeps: str = ""
) -> Iterator[Field]:
    if offered.trainings:
        options = tuple(Option(value=each, label=capital(spaced(each))) for each in offered.trainings)
        yield ManyField(name="trained", label="Trained for what?", hint=keeps, options=options, values=trained)
    if offered.calendars:
        options = tuple(Option(value=each, label=_hours(each)) for each in (*offered.calendars, ALWAYS_NAME))
        hint = "A calendar of the program, if it is not the team's."
        yield ChoiceField(name="hours", label="Which hours?", hint=hint, options=options, value=calendar)
    hint = "Only if they work somewhere else: Europe/Oslo."
    yield LineField(name="zone", label="Time zone", hint=hint, value=zone, max_length=60)


def _hours(calendar: str) -> str:
    return "Day and night" if calendar == ALWAYS_NAME else capital(spaced(calendar))


def _title(before: str, name: str, after: str = "") -> str:
    """What Slack shows of a title is short."""
    return f"{before} {cut(name, _TITLE - len(before) - len(after) - 1)}{after}"
