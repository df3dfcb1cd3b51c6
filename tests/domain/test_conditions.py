"""Conditions: what they may speak of, what they make of what is not known, and what is refused when loading."""

from datetime import UTC, datetime

import pytest

from bot.condition_facts import Kind, Mentions, Situation, Vocabulary
from bot.condition_paths import spoken
from bot.conditions import BadCondition, Condition, Verdict
from bot.feedback import ContactWish, Customer, Feedback, Money, Scale

VOCABULARY = Vocabulary(
    attributes={"plan": Kind.TEXT, "seats": Kind.NUMBER, "vip": Kind.YES_NO, "products": Kind.LIST, "loose": Kind.ANY},
    context={"order": Kind.TEXT},
)
GRACE = Customer(
    external_id="A-17",
    name="Grace Okafor",
    email="grace@example.com",
    locale="en-GB",
    value=Money(120_000, "GBP"),
    attributes={
        "plan": "enterprise",
        "seats": "40",
        "vip": "true",
        "products": ["fibre", "tv"],
        "unheard_of": object(),
    },
)


def answer(**said: object) -> Feedback:
    now = datetime(2026, 3, 2, 9, 14, tzinfo=UTC)
    return Feedback(source="nps", external_id="1", submitted_at=now, scale=Scale.NPS, **said)  # type: ignore[arg-type]


FULL = answer(
    score=3.0,
    comment="Charged twice, again. I’m leaving!",
    customer=GRACE,
    contact=ContactWish(wanted=True, preferred="phone"),
    touchpoint="first-payment",
    tags=("invoice",),
    context={"order": "881", "secret": "x"},
)
EMPTY = answer(comment="Hello.")


def verdict(source: str, feedback: Feedback) -> Verdict:
    return Condition.compile(source, VOCABULARY).verdict(Situation(VOCABULARY.facts(feedback))).verdict


@pytest.mark.parametrize(
    "source",
    [
        "score <= 6",
        "score == 3 && score < 3.5 && score % 2 == 1",
        'has_score && band == "detractor" && scale == "nps"',
        'has_comment && comment.startsWith("Charged") && size(comment) > 10',
        'language == "en" && source == "nps" && touchpoint == "first-payment"',
        '"invoice" in tags && tags.exists(tag, tag.contains("voice"))',
        'customer.id == "A-17" && customer.name != "" && customer.email.endsWith("example.com")',
        'customer.value >= 100000 && customer.currency == "GBP" && customer.locale == "en-GB"',
        'customer.attributes.plan == "enterprise" && customer.attributes["plan"] != "home"',
        "customer.attributes.seats > 39 && customer.attributes.vip",
        '"tv" in customer.attributes.products',
        'contact.wanted && contact.preferred == "phone"',
        'has(context.order) && context.order == "881"',
        'mentions("cancel", "I\'m leaving")',
        '!mentions("char", "charge") && mentions("CHARGED  twice")',
        "score >= 9 || customer.attributes.vip",
    ],
)
def test_it_holds_for_what_was_said(source):
    assert verdict(source, FULL) is Verdict.MATCHED


@pytest.mark.parametrize(
    "source",
    [
        "score <= 6",
        "!(score <= 6)",
        "score + 1 > 3",
        'customer.attributes.plan != "home"',
        "customer.attributes.vip",
        "contact.wanted",
        "customer.value > 0.0",
        "customer.attributes.loose.deep == 1",
        'tags[0] == "invoice"',
        'context.order.startsWith("8")',
    ],
)
def test_what_is_not_known_is_no_match_and_no_fault(source):
    assert verdict(source, EMPTY) is Verdict.UNKNOWN


@pytest.mark.parametrize("source", ["!has_score", "score == null", '!has(customer.attributes.plan) && language == ""'])
def test_a_condition_can_ask_whether_something_is_known(source):
    assert verdict(source, EMPTY) is Verdict.MATCHED
    assert verdict(source, FULL) is Verdict.NO_MATCH


def test_what_decides_without_the_unknown_decides():
    assert verdict('score <= 6 || mentions("hello")', EMPTY) is Verdict.MATCHED
    assert verdict('score <= 6 && mentions("goodbye")', EMPTY) is Verdict.NO_MATCH


@pytest.mark.parametrize(
    ("source", "attributes", "says"),
    [
        ("customer.attributes.seats > 10", {"seats": "many"}, "does not go together"),
        ("10 / customer.attributes.seats > 2", {"seats": 0}, "divides by zero"),
        ("customer.attributes.loose", {"loose": "Grace"}, "neither yes nor no"),
        ("customer.attributes.loose == 1 || int(customer.attributes.loose) > 1", {"loose": "Grace"}, "does not take"),
    ],
)
def test_a_real_failure_is_a_fault_that_repeats_nothing_a_customer_said(source, attributes, says):
    situation = Situation(VOCABULARY.facts(answer(score=1, customer=Customer(attributes=attributes))))

    judgement = Condition.compile(source, VOCABULARY).verdict(situation)

    assert judgement.verdict is Verdict.ERROR
    assert says in judgement.reason
    assert "Grace" not in judgement.reason


@pytest.mark.parametrize(
    ("source", "found", "remedy"),
    [
        ("scor <= 6", 'there is no "scor"', 'Did you mean "score"?'),
        ("customer.mail == ''", 'there is no "customer.mail"', 'Did you mean "customer.email"?'),
        ("customer.attributes.paln == ''", "no source declares", 'Did you mean "plan"?'),
        ("customer.attributes['paln'] == ''", "no source declares", 'Did you mean "plan"?'),
        ("customer.attributes[source] == ''", '"customer.attributes" is more than one value', "Choose from"),
        ("tags.exists(t, u == t)", 'there is no "u"', "Choose from"),
        ("segment.big", 'there is no "segment.big"', "none yet"),
        ("comment.text == ''", '"comment" has no parts', "one value"),
        ("comment.matches('a')", "regular expression", "mentions"),
        ("mention('a')", 'no function "mention"', 'Did you mean "mentions"?'),
        ("mentions()", "what the function does not take", "Compare"),
        ("mentions('')", "what the function does not take", "Compare"),
        ("score <= '6'", '"score" is a number', "without quotes"),
        ("3 < comment", '"comment" is a text', "in quotes"),
        ("has_comment == 'yes'", '"has_comment" is a yes or no', "!has_comment"),
        ("tags == 'invoice'", '"tags" is a list', "in tags"),
        ("customer.attributes.plan == 3", '"customer.attributes.plan" is a text', "in quotes"),
        ("band == 'unhappy'", '"band" is never "unhappy"', "detractor"),
        ("scale in ['nps', 'csat']", '"scale" is never "csat"', 'Did you mean "csat5"?'),
        ("score + 1 <= comment", "does not go together", "Compare"),
        ("size(score) > 1", "what the function does not take", "Compare"),
        ("score", "neither yes nor no", "yes-or-no"),
        ("score = 6", '"=" cannot stand there (position 7)', "Write =="),
        ("score <= 6 and has_comment", '"and" cannot stand there', "Write && for and."),
        ("score <= 6)", '")" cannot stand there', "Compare it with"),
        ("(score <= 6", "it stops in the middle", "Compare it with"),
        ("", "it stops in the middle", "Compare it with"),
        ("true || " * 300 + "true", "longer than 2000", "segments"),
        ("tags.all(a, tags.all(b, tags.all(c, a == b)))", "walks lists too often", "At most 2"),
    ],
)
def test_it_is_refused_when_loaded_with_a_remedy(source, found, remedy):
    with pytest.raises(BadCondition) as refused:
        Condition.compile(source, VOCABULARY)

    assert found in refused.value.found
    assert remedy in refused.value.remedy


@pytest.mark.parametrize(
    ("source", "paths", "functions"),
    [
        ("a.b.c == 1 && d", {("a", "b", "c"), ("d",)}, []),
        ('a["b"].c == \'a.x\' && "e.f" in g', {("a", "b", "c"), ("g",)}, []),
        ('a == "it\'s \\" b.c" // d.e', {("a",)}, []),
        ("'''b\n'c' ''' == a", {("a",)}, []),
        ("a.exists(b, b.c == d.e)", {("a",), ("d", "e")}, ["exists"]),
        ("a.filter(b, b > 0x1F).size() == 1e3", {("a",)}, ["filter", "size"]),
        ('f("x", a.b) ? g(1) : null', {("a", "b")}, ["f", "g"]),
        ("a.b.startsWith(c)", {("a", "b"), ("c",)}, ["startsWith"]),
    ],
)
def test_paths_and_functions_are_read_from_the_text(source, paths, functions):
    said = spoken(source)

    assert said.paths == paths
    assert said.functions == functions


@pytest.mark.parametrize(
    ("comment", "words", "there"),
    [
        ("I will CANCEL.", ("cancel",), True),
        ("cancelled", ("cancel",), False),
        ("uncancel", ("cancel",), False),
        ("Straße", ("STRASSE",), True),
        ("resume", ("résumé",), False),
        ("re\u0301sume\u0301", ("résumé",), True),
        ("I don’t know", ("don't",), True),
        ("a different\n  provider", ("different provider",), True),
        ("C++ and .NET", ("c++",), True),
        ("1.5", ("15", "1x5"), False),
        ("", ("cancel",), False),
    ],
)
def test_mentions_finds_whole_words_in_any_case(comment, words, there):
    assert Mentions(comment)(*words) is there


def test_long_lists_are_cut_before_a_condition_walks_them():
    assert verdict("size(tags) == 100", answer(score=1, tags=tuple("ab" * 5000))) is Verdict.MATCHED
