"""The map as people read it: what it says, what it never says, and that it can be printed anywhere."""

import re
from datetime import date, timedelta
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from blocks.maps import html, markdown, page, public_page, svg
from bot.maps import program_map, public_map
from bot.program import Clock, EscalationStep, Program, Rollout, SlaPolicy, Target, Team
from bot.program.people import Conversation
from bot.program.places import Scope
from tests.world import program
from tests.world import program_with as starter_with

TODAY = date(2026, 3, 2)
#: The starter program without its careful cases: what is alike in all workflows is alike then.
_CAREFUL = ("vulnerable", "complaint", "careful")


def _plain() -> Program:
    starter = program()
    without = {
        part: {name: each for name, each in getattr(starter, part).items() if name not in _CAREFUL}
        for part in ("sla", "escalations")
    }
    people = {email: each.model_copy(update={"trained": ()}) for email, each in starter.people.items()}
    workflows = tuple(each for each in starter.workflows if each.name not in _CAREFUL)
    return starter_with(people=people, workflows=workflows, **without)


BROADBAND = _plain()


def program_with(**parts):
    return Program(**{**{name: getattr(BROADBAND, name) for name in Program.model_fields}, **parts})


SMALLEST = program_with(escalations={}, workflows=(BROADBAND.workflows[1].model_copy(update={"escalation": None}),))


def whole(of=BROADBAND):
    return markdown(page(program_map(of), TODAY))


def public(of=BROADBAND):
    return markdown(public_page(public_map(of), TODAY))


def steps(*steps):
    return program_with(escalations={"care": tuple(EscalationStep.model_validate(step) for step in steps)})


def workflows_with(**changes):
    return program_with(workflows=tuple(each.model_copy(update=changes) for each in BROADBAND.workflows))


def line(text, beginning):
    [found] = [each for each in text.splitlines() if beginning in each]
    return found


def test_a_partner_reads_what_starts_it_who_answers_and_how_fast():
    said = whole()

    assert said.startswith("# How Contoso Broadband answers its customers\n")
    assert f"Workflow map of 2 Mar 2026, revision {BROADBAND.revision}. Priya Nair owns it." in said
    assert "- **Starts when**: the score is 6 or lower. `score <= 6`" in said
    assert (
        "- **How fast**: first answer within 24 hours, solved within 30 days; reminders after half and 90% of it"
        in said
    )
    assert (
        "- **If this fails**: An unhappy customer stays unheard, tells others, and leaves at the next renewal." in said
    )
    assert "- **Told besides**: the customer's account manager, once, when it is opened" in said
    assert "- **Help at hand**: the playbook “Leaving”" in said


def test_what_is_the_same_in_all_workflows_is_said_once():
    shared = whole().partition("### In all of them\n\n")[2].partition("\n\n")[0]

    assert shared.splitlines() == [
        "- **Who answers**: Customer Care: Ana Ruiz or Ben Okoro, whoever takes it, led by Maria Chen",
        "- **If it is late**: the steps “Care” below",
    ]
    assert whole().count("whoever takes it") == 1


def test_a_single_workflow_says_everything_itself():
    said = whole(SMALLEST)

    assert "In all of them" not in said
    assert "- **If it is late**: nobody else hears of it by the clock" in said


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        ({"after": "unclaimed 4h", "notify": "team"}, "nobody has taken it for 4 working hours, Customer Care is told"),
        ({"after": "unclaimed 1d 12h", "notify": "team"}, "nobody has taken it for 36 working hours, Customer Care is"),
        ({"after": "unclaimed 4h", "notify": "lead", "clock": "customer"}, "it for 4 hours, Maria Chen is told"),
        (
            {"after": "first_contact 80%", "notify": "owner"},
            "80% of the time for a first answer has passed, whoever has",
        ),
        ({"after": "resolve missed", "notify": "lead"}, "the solution is late, Maria Chen is told"),
        (
            {"after": "first_contact missed + 4h", "notify": "dana@contoso.example", "acknowledge": "60m"},
            "the first answer is 4 working hours late, Dana Whitfield is told and has 1 working hour to answer.",
        ),
        (
            {"after": "promise missed + 1d", "notify": ["lead", "executive"]},
            "a promise to the customer is 24 working hours late, Maria Chen and Dana Whitfield are told.",
        ),
        ({"after": "reopened", "notify": "lead"}, "the customer says that it is not solved, Maria Chen is told"),
        (
            {"after": "reopened + 2h", "notify": "lead"},
            "is not solved and has heard nothing for 2 working hours, Maria",
        ),
        ({"after": "asked_for_help + 1h", "notify": "program_owner"}, "has waited for help for 1 working hour, Priya"),
        ({"after": "customer_wrote + 8h", "notify": "lead"}, "written again and was not reached for 8 working hours,"),
        ({"after": "public_risk", "notify": "executive"}, "help is asked for because it may become public, Dana Whitf"),
        (
            {"after": "unclaimed 1h", "notify": "dana@contoso.example", "any_hour": True},
            "nobody has taken it for 1 working hour, Dana Whitfield is told, at any hour.",
        ),
        (
            {"after": "reopened", "notify": "dana@contoso.example", "any_hour": True, "acknowledge": "30m"},
            "is not solved, Dana Whitfield is told, at any hour, and has 30 minutes to answer.",
        ),
        (
            {
                "after": "reopened",
                "notify": "dana@contoso.example",
                "any_hour": True,
                "repeat": {"every": "30m", "times": 2},
            },
            "Dana Whitfield is told, at any hour, and again every 30 minutes, at most two times",
        ),
        (
            {"after": "unclaimed 1h", "notify": "lead", "repeat": {"every": "30m", "times": 3}, "acknowledge": "2h"},
            "Maria Chen is told and has 2 working hours to answer, and again every 30 working minutes, at most three",
        ),
    ],
)
def test_each_step_is_a_sentence_with_names(step, sentence):
    assert sentence in line(whole(steps(step)), "1. If ")


def test_a_call_for_help_is_answered_even_if_nobody_wrote_that_down():
    said = whole(SMALLEST)

    assert "1. If whoever has it asks for help, Maria Chen is told and has 4 working hours to answer." in said
    assert "2. If the last of them does not answer in time, Priya Nair, who owns this program, is told." in said


def test_a_step_means_the_lead_of_the_team_that_has_the_ticket():
    moved = BROADBAND.workflows[2].model_copy(update={"team": "field-ops"})
    said = whole(program_with(workflows=(*BROADBAND.workflows[:2], moved)))

    assert "### Care, in Field Ops (No score)" in said
    assert "2. If the first answer is late, Tom Hughes is told." in said


def test_what_is_not_in_use_says_so():
    said = whole()

    assert "### 2. Detractor (in use)" in said
    assert "### 4. Praise (counted only: nobody is told)" in said
    assert "being written: does nothing yet" in whole(workflows_with(rollout=Rollout.DRAFT))


def test_there_is_a_place_to_sign_for_everybody_who_has_to_agree():
    signing = whole().partition("## Agreed, in this revision\n\n")[2].partition("\n\n")[0].splitlines()

    assert signing[0] == "| Name | Role | Date | Signature |"
    assert signing[2:] == [
        "| Priya Nair | Program owner |  |  |",
        "| Dana Whitfield | Executive |  |  |",
        "| Maria Chen | Team lead |  |  |",
    ]


def test_hours_of_a_team_that_names_no_calendar_are_not_made_up():
    team = Team(lead="maria@contoso.example", conversation=Conversation(slack="C1"), name="Care")
    said = program_with(teams={**BROADBAND.teams, "care": team})

    assert "| Care | Maria Chen (team lead), Ana Ruiz, Ben Okoro | not said; people Mon to Fri 09:00–18:00 |" in whole(
        said
    )
    assert "day and night" not in public(said)


def test_the_map_holds_no_secret_and_no_address():
    for drawn in (whole(), html(page(program_map(BROADBAND), TODAY)), svg(program_map(BROADBAND), TODAY)):
        assert "whsec_" not in drawn
        assert "@" not in drawn.replace("@media", "").replace("@page", "")
        assert "C0CARE" not in drawn


# -- the page for customers


def test_customers_read_by_when_they_hear_from_which_team():
    assert public().splitlines()[6:] == [
        "## Customer Care",
        "",
        "You hear from Customer Care within 24 hours.",
        "",
        "We aim to have it solved within 30 days.",
        "",
        "If our first answer is late, somebody responsible is told.",
        "",
        "Once it is solved and you say nothing more, we take it as settled after 7 days.",
        "",
        "Our working hours: Mon to Fri 08:00–12:30 and 13:15–18:00, Sat 09:00–13:00, London time.",
        "",
        "Closed: public holidays of England and 24 Dec 2026; 28 Dec 2026 open 10:00–14:00.",
    ]


def test_customers_read_no_names_no_limits_and_nothing_that_could_be_gamed():
    names = [word for person in BROADBAND.people.values() for word in person.name.split()]
    conditions = [word for each in BROADBAND.workflows for word in re.findall(r"[a-z]{5,}", f"{each.when} {each.name}")]
    limits = ["GBP", "50", "250", "credit", "router", "16 hours", "reminder", "business", "leave"]

    for text in (public(), html(public_page(public_map(BROADBAND), TODAY))):
        body = text.partition("</style>")[2] or text
        assert [private for private in [*names, *conditions, *limits] if re.search(rf"\b{private}\b", body)] == []
        assert "£" not in body
        assert "@" not in body


def test_customers_are_not_told_of_days_that_are_over():
    later = markdown(public_page(public_map(BROADBAND), date(2026, 12, 25)))

    assert "Closed: public holidays of England; 28 Dec 2026 open 10:00–14:00." in later


def test_what_is_not_in_use_promises_nothing():
    assert "promise nothing yet" in public(workflows_with(rollout=Rollout.SHADOW))
    assert "Customer Care" not in public(workflows_with(rollout=Rollout.DRAFT))


def test_of_two_clocks_the_later_counts():
    staff = SlaPolicy(first_contact=Target(within=timedelta(hours=8), clock=Clock.STAFF))
    slower = program_with(sla={**BROADBAND.sla, "urgent": staff})

    assert (
        "You hear from Customer Care within 24 hours or within 8 hours of our working time, whichever is later."
        in public(slower)
    )


def test_lateness_is_promised_to_be_told_only_where_it_always_is():
    silent = [*BROADBAND.workflows[:2], BROADBAND.workflows[2].model_copy(update={"escalation": None})]

    assert "is told" not in public(program_with(workflows=tuple(silent)))
    assert "is told" not in public(steps({"after": "first_contact missed", "notify": "team"}))


# -- drawn


class Seen(HTMLParser):
    """What a browser would load, and whether what is open is closed again."""

    def __init__(self, text):
        super().__init__()
        self.loads, self.open, self.tags = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.loads += [value for name, value in attrs if name in ("src", "href", "srcset", "action", "style")]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_page_loads_nothing_and_runs_nothing():
    drawn = html(page(program_map(BROADBAND), TODAY))
    seen = Seen(drawn)

    assert seen.loads == []
    assert seen.open == []
    assert {"script", "link", "img", "iframe"} & set(seen.tags) == set()
    assert "url(" not in drawn
    assert "@import" not in drawn
    assert '<html lang="en">' in drawn


NASTY = "<script>alert(1)</script> | *bold* [a](http://x) & `tick`"


def nasty():
    first = BROADBAND.workflows[0].model_copy(update={"if_this_fails": NASTY, "when": 'comment == "`<b>|"'})
    info = BROADBAND.program.model_copy(update={"name": NASTY})
    return program_with(workflows=(first, *BROADBAND.workflows[1:]), program=info)


def test_what_stands_in_the_file_never_becomes_markup():
    map_ = program_map(nasty())
    drawn, picture, text = html(page(map_, TODAY)), svg(map_, TODAY), markdown(page(map_, TODAY))

    assert "<script" not in drawn + picture
    assert "&lt;script&gt;alert(1)" in drawn
    assert r"\<script\>alert(1)\</script\> \| \*bold\* \[a\](http://x) & \`tick\`" in text
    assert '`` comment == "`<b>|" ``' in text


def test_a_bar_in_a_table_stays_in_its_cell():
    segments = {"either": 'comment == "a" || score + 1 > 6'}
    rows = whole(program_with(segments=segments)).splitlines()

    [row] = [each for each in rows if each.startswith("| Either |")]
    assert len(re.findall(r"(?<!\\)\|", row)) == 3


def test_the_picture_is_one_file_that_says_what_it_is():
    tree = ElementTree.fromstring(svg(program_map(BROADBAND), TODAY))
    space = {"s": "http://www.w3.org/2000/svg"}
    words = " ".join(tree.itertext())

    assert tree.get("role") == "img"
    assert tree.find("s:title", space).text == "How Contoso Broadband answers its customers"
    assert "1. Leaving" in words
    assert "If the first answer is late, Maria Chen is told." in words
    assert not {each for each in tree.iter() if each.tag.endswith(("image", "script", "use"))}


def test_nothing_in_the_picture_lies_on_something_else():
    tree = ElementTree.fromstring(svg(program_map(BROADBAND), TODAY))
    boxes = [
        (float(r.get("x")), float(r.get("y")), float(r.get("width")), float(r.get("height")))
        for r in tree.iter("{http://www.w3.org/2000/svg}rect")
        if r.get("x")
    ]
    width, height = map(float, tree.get("viewBox").split()[2:])

    assert len(boxes) == len(BROADBAND.sources) + len(BROADBAND.workflows) + 1 + 1
    assert all(x + w <= width and y + h <= height for x, y, w, h in boxes)
    apart = [
        a[0] + a[2] <= b[0] or b[0] + b[2] <= a[0] or a[1] + a[3] <= b[1] or b[1] + b[3] <= a[1]
        for place, a in enumerate(boxes)
        for b in boxes[place + 1 :]
    ]
    assert all(apart)


def test_a_very_long_condition_is_cut_in_the_picture_and_whole_on_the_page():
    words = ", ".join(f'"word{number}"' for number in range(90))
    first = BROADBAND.workflows[0].model_copy(update={"when": f"mentions({words})"})
    map_ = program_map(program_with(workflows=(first,)))

    assert "word89" in markdown(page(map_, TODAY))
    assert "word89" not in svg(map_, TODAY)
    assert "…" in svg(map_, TODAY)


def test_a_program_without_the_optional_parts_has_no_empty_sections():
    nothing = {key: {} for key in ("root_causes", "recovery_actions", "segments", "templates", "calendars")}
    teams = {name: team.model_copy(update={"calendar": "always"}) for name, team in BROADBAND.teams.items()}
    info = BROADBAND.program.model_copy(update={"objectives": ()})
    workflows = tuple(each.model_copy(update={"templates": ()}) for each in BROADBAND.workflows)
    small = program_with(**nothing, program=info, teams=teams, workflows=workflows)
    titles = re.findall(r"^## (.+)$", whole(small), re.MULTILINE)

    assert titles == [
        "At a glance",
        "Agreed, in this revision",
        "What is followed up",
        "If nobody answers in time",
        "Who takes part, and when they work",
        "Where feedback comes from",
        "Small print",
    ]


def glanced(of=BROADBAND):
    """The rows of the first sheet."""
    rows = whole(of).partition("## At a glance")[2].partition("\n\n")[2].partition("\n\n")[0].splitlines()[2:]
    return {row.split(" | ")[0].removeprefix("| "): row.split(" | ")[1:] for row in rows}


def test_whoever_signs_sees_every_workflow_in_use_at_a_glance():
    detractor = glanced()["2. Detractor"]

    assert detractor == [
        "the score is 6 or lower",
        "Customer Care: first answer within 24 hours, solved within 30 days",
        "Maria Chen, then Dana Whitfield",
        "An unhappy customer stays unheard, tells others, and leaves at the next renewal. |",
    ]
    assert "Counted only, nobody is told: Praise." in whole()
    assert "If none of those answers in time, Priya Nair, who owns this program, is told." in whole()
    assert "names one of 30 root causes; removing them is the work of Field Ops and Customer Care." in whole()


def test_where_a_workflow_is_tried_is_seen_at_a_glance():
    scope = Scope(teams=("care",), segments=("business",))

    tried = glanced(workflows_with(scope=scope, rollout=Rollout.PILOT))
    everywhere = glanced(workflows_with(rollout=Rollout.PILOT))

    assert "2. Detractor, on trial, only for tickets of Customer Care and what counts as “business”" in tried
    assert "2. Detractor, on trial" in everywhere


def test_what_is_not_in_use_is_not_among_what_is_signed():
    assert glanced(workflows_with(rollout=Rollout.SHADOW)) == {}


def test_a_long_condition_is_cut_on_the_first_sheet_and_stands_in_full_behind():
    words = [f"word{number}" for number in range(60)]
    of = workflows_with(when=_mentions(words))

    first = next(iter(glanced(of).values()))[0]
    assert first.endswith("…")
    assert "word59" not in first
    assert "word59" in whole(of)


def _mentions(words):
    return "mentions({})".format(", ".join(f'"{word}"' for word in words))


def test_where_every_team_has_its_own_lead_the_lead_is_named_as_such():
    teams = dict(BROADBAND.teams)
    care, field = (teams[name].model_copy(update={"locations": (name,)}) for name in ("care", "field-ops"))
    placed = workflows_with(team="by_location", fallback_team="care")
    of = Program(
        **{
            **{name: getattr(placed, name) for name in Program.model_fields},
            "teams": {**teams, "care": care, "field-ops": field},
        }
    )

    answers, late = glanced(of)["2. Detractor"][1:3]
    assert answers.startswith("The team of the place: ")
    assert late == "The team's lead, then Dana Whitfield"
