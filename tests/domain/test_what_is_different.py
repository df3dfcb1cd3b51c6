"""What is different between two programs, as its owner reads it."""

import pytest

from blocks.program_words import facts, words
from bot.program import Rollout
from bot.revising.compare import compare
from bot.revising.difference import Difference, How, from_json, to_json
from handlers.program_file import read_kept, text_to_keep
from tests.world import program


def after(*changes):
    """What the owner reads once some words of the starter's file are others."""
    text = program().text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    kept = [text_to_keep(program().model_copy(update={"text": each})) for each in (program().text, text)]
    before, now = (read_kept(name, each) for name, each in zip(("old", "new"), kept, strict=True))
    return [words(difference) for difference in compare(before, now)]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "first_contact: {within: 24h",
            "first_contact: {within: 12h",
            "Workflows detractor and no-score: first contact within 12h instead of 24h",
        ),
        ("when: score <= 6", "when: score <= 5", "Workflow detractor: when score <= 5 instead of score <= 6"),
        (
            "    rollout: shadow  ",
            "    rollout: pilot  ",
            "Workflow praise: rollout pilot instead of shadow",
        ),
        (
            "  - name: praise\n",
            "  - name: good-news\n",
            "Workflow good-news: new, shadow, for care, when score >= 9 && has_comment",
        ),
        (
            "    playbook: detractor\n",
            "    playbook: detractor\n    notify: [dana@contoso.example]\n",
            "Workflow detractor: notify now with dana@contoso.example",
        ),
        (
            "    - {after: unclaimed 4h, notify: team}\n",
            "    - {after: unclaimed 2h, notify: team}\n",
            "Escalation care: now with unclaimed 2h: team, and no longer with unclaimed 4h: team",
        ),
        (
            "lead: tom@contoso.example\n",
            "lead: maria@contoso.example\n",
            "Team field-ops: lead maria@contoso.example instead of tom@contoso.example",
        ),
        (
            "  sam@contoso.example: {name: Sam Doyle, team: field-ops, role: frontline}\n",
            "",
            "Person sam@contoso.example: gone",
        ),
        (
            'open: {mon-fri: ["09:00-18:00"]}',
            'open: {mon-thu: ["09:00-18:00"]}',
            "Calendar head-office: open fri no longer with 09:00-18:00",
        ),
        ("expect_every: 1d ", "expect_every: 2d ", "Source relationship-nps: expect every 48h instead of 24h"),
        (
            "secret: ${STANDARD_SECRET}",
            "secret: ${OTHER}",
            "Source relationship-nps: secret ${OTHER} instead of ${STANDARD_SECRET}",
        ),
        ("close_after: 7d", "close_after: 5d", "The program: close after 5d instead of 7d"),
        ("undo: 60s", "undo: 90s", "The program: undo 1m 30s instead of 1m"),
    ],
)  # fmt: skip
def test_a_change_is_told_in_words(old, new, said):
    assert said in after((old, new))


def test_nothing_is_told_where_only_a_comment_changed():
    assert after(("# Everybody who takes part", "# Everybody")) == []


def test_the_order_of_workflows_says_who_has_the_first_word():
    text = program().text
    start, end = text.index("  - name: detractor"), text.index("  - name: no-score")
    detractor = text[start:end]

    said = after((detractor, ""), ("  - name: praise", f"{detractor}  - name: praise"))

    assert said == [
        "Workflows: looked at in another order, vulnerable, complaint, leaving, no-score, detractor, praise"
    ]


def test_a_playbook_has_another_text():
    kept = read_kept("old", text_to_keep(program()))
    changed = kept.model_copy(update={"playbooks": {**kept.playbooks, "detractor": "Ring first."}})

    assert [words(each) for each in compare(kept, changed)] == ["Playbook detractor: another text"]


def test_only_workflows_in_use_are_named_where_there_are_any():
    kept = read_kept("old", text_to_keep(program()))
    drafts = kept.model_copy(
        update={"workflows": tuple(each.model_copy(update={"rollout": Rollout.DRAFT}) for each in kept.workflows)}
    )
    changed = drafts.model_copy(update={"sla": {**kept.sla, "standard": kept.sla["urgent"]}})

    told = {difference.concerns for difference in compare(drafts, changed) if difference.section == "sla"}

    assert told == {("detractor", "no-score", "praise")}


def test_several_changes_of_one_thing_stand_together_and_many_are_counted():
    one = Difference(section="teams", name="care", key="lead", before="a@x.example", after="b@x.example")
    other = Difference(section="teams", name="care", key="calendar", before="office", after="always")
    people = [Difference(section="people", name=f"p{n}@x.example", how=How.ADDED) for n in range(20)]

    assert facts([one, other]) == {
        "Team care": "lead b@x.example instead of a@x.example; calendar always instead of office"
    }
    assert list(facts(people, 2).items())[-1] == ("And more", "18 others: “ringback program diff” lists them")


def test_what_is_different_comes_back_from_where_it_is_kept():
    kept = compare(read_kept("old", text_to_keep(program())), program())

    assert from_json(to_json(kept)) == kept


def test_a_cause_that_goes_and_one_that_comes_may_be_called_the_same():
    assert after(("wifi: Wi-Fi at home", "wlan: Wi-Fi at home")) == [
        "Root cause speed-and-faults: no longer with Wi-Fi at home (wifi)",
        "Root cause speed-and-faults: now with Wi-Fi at home (wlan)",
    ]
