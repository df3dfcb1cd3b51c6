"""Small words: spans, sums, names, lists, and the gaps of a template."""

from datetime import timedelta

import pytest

from blocks import labels, wording
from bot.errors import ProgramError
from bot.feedback import Money
from bot.program.targets import Clock
from bot.ticket import CallOutcome, Channel, HelpReason, Outcome, Status


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(-5, "0 min"), (0.5, "0 min"), (40, "40 min"), (60, "1 h"), (13 * 60 + 59, "13 h"), (47 * 60, "47 h"),
     (48 * 60, "2 days"), (59 * 60, "2 days"), (30 * 24 * 60, "30 days")],
)  # fmt: skip
def test_a_span_is_said_in_its_largest_sensible_unit(minutes, words):
    assert wording.duration(timedelta(minutes=minutes)) == words


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [(1200, "GBP", "£1,200"), (80.5, "CHF", "CHF 80.50"), (1e6, "EUR", "€1,000,000"), (5, "gbp", "£5")],
)
def test_money_as_people_write_it(amount, currency, words):
    assert wording.money(Money(amount, currency)) == words


@pytest.mark.parametrize(
    ("given", "of", "words"),
    [(2, 10, "2 of 10"), (2.5, 5, "2.5 of 5"), (0, 1, "thumbs down"), (1, 1, "thumbs up"), (3, None, "score 3")],
)
def test_a_score_on_its_scale(given, of, words):
    assert wording.score(given, of) == words


@pytest.mark.parametrize(
    ("name", "first"),
    [("Grace Okafor", "Grace"), ("Grace", "Grace"), ("", "this customer"), ("this customer", "this customer"),
     ("Dr. Grace Okafor", "Dr. Grace Okafor"), ("Okafor, Grace", "Okafor, Grace"), ("  Grace\nOkafor ", "Grace"),
     ("J Smith", "J Smith"), ("Frau Müller", "Frau Müller")],
)  # fmt: skip
def test_a_customer_in_passing(name, first):
    assert wording.customer_first(name) == first


def test_a_name_without_end_is_cut_and_shows_it():
    assert len(wording.customer_name("x" * 500)) == 40
    assert wording.customer_first("x" * 500).endswith("…")


@pytest.mark.parametrize(
    ("part", "whole", "words"), [(0, 0, "none yet"), (9, 11, "9 of 11"), (61, 64, "61 of 64 (95%)")]
)
def test_a_share_is_counts_first(part, whole, words):
    assert wording.share(part, whole) == words


@pytest.mark.parametrize(("count", "words"), [(2, "second"), (10, "tenth"), (12, "12th"), (21, "21st"), (113, "113th")])
def test_ordinals(count, words):
    assert wording.ordinal(count) == words


def test_lists_and_plurals():
    assert wording.listed(["Ana"]) == "Ana"
    assert wording.listed(["Ana", "Ben", "Maria"]) == "Ana, Ben and Maria"
    assert wording.plural(1, "ticket") == "one ticket"
    assert wording.plural(3, "ticket") == "three tickets"


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("Hello Grace, the engineer comes on Thursday.", ()),
        ("Hello [NAME], we will [what you will do].", ("[NAME]", "[what you will do]")),
        ("Hello {{ customer.name }}, {% if x %}", ("{{ customer.name }}", "{% if x %}")),
        ("Call XXX on Monday, XXXX", ("XXX", "XXXX")),
        ("See [1], [2026] and [our page](https://contoso.example).", ()),
        ("Kisses, xxx", ()),
        ("[NAME] and [NAME]", ("[NAME]",)),
        ("[a line\nthat is two]", ()),
        ("[was Sie herausgefunden haben]", ("[was Sie herausgefunden haben]",)),
    ],
)
def test_the_gaps_of_a_text_are_found(text, gaps):
    assert wording.placeholders_left(text) == gaps


def test_a_template_is_filled_in():
    values = {"customer": {"first_name": "Grace"}, "owner": {"first_name": "Ana"}}

    assert wording.fill("Hello {{ customer.first_name or 'there' }},\n{{ owner.first_name }}", values) == (
        "Hello Grace,\nAna"
    )


def test_what_a_customer_wrote_is_a_value_and_no_template():
    assert wording.fill("{{ name }}", {"name": "{{ 7 * 7 }}"}) == "{{ 7 * 7 }}"


@pytest.mark.parametrize(
    "template",
    ["{{ nobody }}", "{{ customer.nothing }}", "{% if %}", "{{ ''.__class__.__mro__ }}", "{{ x.append(1) }}"],
)
def test_a_template_that_cannot_be_filled_in_is_the_programs_fault(template):
    with pytest.raises(ProgramError):
        wording.fill(template, {"customer": {"name": "Grace"}, "x": [1]})


def test_every_choice_has_a_label():
    assert set(labels.OUTCOMES) == set(Outcome)
    assert set(labels.CALL_OUTCOMES) == set(labels.CALL_ENDS) == set(CallOutcome)
    assert set(labels.HELP_REASONS) == set(labels.HELP_BECAUSE) == set(HelpReason)
    assert set(labels.CHANNELS) == set(labels.REACHED_BY) == set(Channel)
    assert set(labels.STATUSES) == set(Status)
    assert set(labels.CLOCKS) == set(Clock)
