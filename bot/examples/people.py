"""Forms about who is in a team, in every state that looks different."""

from dataclasses import replace

from bot.examples.example import ANA, BEN, FIELD, Example
from bot.forms import FormData
from bot.people_forms import ANY_TEAM, AddPersonForm, ChangePersonForm, ChoosePersonForm, Offered, TakeOutForm

_CARE = ("care", "Customer Care")
_FIELD = ("field-ops", FIELD)
_OWN = Offered(teams=(_CARE,), trainings=("vulnerable", "billing"), calendars=("office", "late"))
_ALL = replace(_OWN, teams=(_CARE, _FIELD))
_ADD = AddPersonForm(team="care", offered=_OWN)
_CHOOSE = ChoosePersonForm(about="care", people=((ANA, "Customer Care"), (BEN, "Customer Care")))
_CHANGE = ChangePersonForm(who=BEN, team="care", trained=("vulnerable",), calendar="late", zone="", offered=_ALL)
_OUT = TakeOutForm(who=BEN, team_name="Customer Care", tickets=0)

PEOPLE_FORMS: tuple[Example[FormData], ...] = (
    Example("add-person", "To a lead who pressed *Add somebody*.", _ADD),
    Example("add-person-of-several-teams", "To the program's owner.", AddPersonForm(team=ANY_TEAM, offered=_ALL)),
    Example(
        "add-person-plain",
        "A program without trainings and calendars.",
        replace(_ADD, offered=Offered(teams=(_CARE,))),
    ),
    Example("change-person-who", "To a lead who pressed *Change*.", _CHOOSE),
    Example(
        "change-person-who-of-several-teams",
        "To the program's owner.",
        replace(_CHOOSE, about=ANY_TEAM, people=((ANA, "Customer Care"), (BEN, FIELD))),
    ),
    Example("change-person-nobody", "Nobody is there but the lead.", replace(_CHOOSE, people=())),
    Example("change-person", "After that: what may be changed.", replace(_CHANGE, offered=_OWN)),
    Example("change-person-of-several-teams", "The same, by the program's owner.", _CHANGE),
    Example("take-out-who", "To a lead who pressed *Take out*.", replace(_CHOOSE, out=True)),
    Example("take-out", "After that: are you sure?", _OUT),
    Example("take-out-one", "The same; they have a ticket.", replace(_OUT, tickets=1, customers=("Grace Okafor",))),
    Example(
        "take-out-many",
        "The same; they have many.",
        replace(_OUT, tickets=7, customers=("Grace Okafor", "Tom Ward", "Lena Fischer")),
    ),
    Example("take-out-unnamed", "The same; whose they are is for others to know.", replace(_OUT, tickets=2)),
)
