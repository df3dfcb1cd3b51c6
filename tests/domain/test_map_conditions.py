"""Conditions in words: the tree they are read from says the same as CEL, and words say neither more nor less."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocks.maps.conditions import in_words
from blocks.maps.page import Code
from bot.condition_facts import Kind, Situation, Vocabulary
from bot.conditions import Condition, Verdict
from bot.feedback import ContactWish, Customer, Feedback, Money, Scale
from bot.maps.expressions import in_one_line
from bot.maps.nodes import Call, Compared, Either, Every, Named, Node, Not, Number, Opaque, Several, Text, YesNo
from bot.maps.plainly import read_plainly

VOCABULARY = Vocabulary(
    attributes={"plan": Kind.TEXT, "seats": Kind.NUMBER, "vip": Kind.YES_NO, "products": Kind.LIST, "any": Kind.ANY},
    context={"order": Kind.TEXT},
    segments=("big", "old"),
    sources=("nps",),
)


def written(node: Node) -> str:
    """*node* as CEL, from its structure alone."""
    match node:
        case Every(parts=parts):
            return f"({' && '.join(map(written, parts))})"
        case Either(parts=parts):
            return f"({' || '.join(map(written, parts))})"
        case Not(part=part):
            return f"!({written(part)})"
        case Compared(operator="not in", left=left, right=right):
            return f"!({written(left)} in {written(right)})"
        case Compared(operator=operator, left=left, right=right):
            return f"{written(left)} {operator} {written(right)}"
        case Call(function=function, arguments=arguments, on=on):
            return f"{f'{written(on)}.' if on else ''}{function}({', '.join(map(written, arguments))})"
        case Several(items=items):
            return f"[{', '.join(map(written, items))}]"
        case Named(path=path):
            return ".".join(path)
        case Text(value=value):
            return f'"{value}"'
        case Number(written=number):
            return number
        case YesNo(value=value):
            return str(value).lower()
        case Opaque(source=source):
            return f"({source})"


ATOMS = (
    "score <= 6",
    "6 >= score",
    "score != 3",
    "score == 3",
    "score in [3, 9]",
    "has_score",
    "has_comment == false",
    'band != "promoter"',
    'band == "detractor"',
    "contact.wanted",
    "contact.wanted != true",
    'touchpoint == "visit"',
    'touchpoint == "bill"',
    'touchpoint != "visit"',
    'customer.attributes.plan == "home"',
    'customer.attributes["plan"] != "home"',
    "customer.attributes.seats < 40",
    "customer.attributes.vip",
    "customer.value > 1000",
    'mentions("twice")',
    'mentions("cancel", "leave")',
    "segment.big",
    '"invoice" in tags',
    'tags.exists(tag, tag == "visit")',
    "score + 1 > 6",
    "(score < 3 ? has_comment : true)",
    'comment.startsWith("Charged")',
    "size(comment) > 10",
    "has(context.order)",
    "true",
)
CONDITIONS = st.recursive(
    st.sampled_from(ATOMS),
    lambda inner: st.one_of(
        inner.map(lambda one: f"!({one})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda several: f"({' && '.join(several)})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda several: f"({' || '.join(several)})"),
    ),
    max_leaves=6,
).filter(lambda condition: condition.count(".exists(") <= 2)  # more walks than that are refused
NOTHING = Feedback(source="nps", external_id="1", submitted_at=datetime(2026, 3, 2, tzinfo=UTC), scale=Scale.NPS)


def feedback(score, comment, touchpoint, wanted, attributes, value, tags, order):
    customer = Customer(attributes=attributes, value=Money(value, "GBP") if value else None)
    return Feedback(
        source="nps",
        external_id="1",
        submitted_at=datetime(2026, 3, 2, tzinfo=UTC),
        scale=Scale.NPS,
        score=score,
        comment=comment,
        touchpoint=touchpoint,
        contact=ContactWish(wanted=wanted),
        customer=customer,
        tags=tags,
        context=order,
    )


FEEDBACKS = st.builds(
    feedback,
    st.sampled_from([None, 0.0, 3.0, 6.0, 7.0, 9.5]),
    st.sampled_from(["", "Charged twice, again.", "I will leave."]),
    st.sampled_from(["", "visit", "bill"]),
    st.sampled_from([None, True, False]),
    st.fixed_dictionaries(
        {},
        optional={"plan": st.sampled_from(["home", "office"]), "seats": st.sampled_from([3, 40]), "vip": st.booleans()},
    ),
    st.sampled_from([None, 1000, 5000]),
    st.sampled_from([(), ("invoice",), ("visit", "invoice")]),
    st.sampled_from([{}, {"order": "881"}]),
)


def holds(condition: str, said: Feedback, segments: dict[str, bool]) -> bool:
    situation = Situation(VOCABULARY.facts(said))
    situation.belongs_to(dict(segments))
    return Condition.compile(condition, VOCABULARY).verdict(situation).verdict is Verdict.MATCHED


@given(CONDITIONS, FEEDBACKS, st.sampled_from([{}, {"big": True}, {"big": False, "old": True}]))
def test_the_tree_that_is_put_into_words_holds_for_the_same_feedback(condition, said, segments):
    plain = written(read_plainly(condition))

    assert holds(plain, said, segments) == holds(condition, said, segments), plain


@given(CONDITIONS)
def test_every_part_can_be_shown_as_it_is_written(condition):
    """What is shown in place of words is CEL itself."""
    words = in_words(condition) or ()
    for piece in words:
        if isinstance(piece, Code):
            Condition.compile(piece.written, VOCABULARY)


SAID = {
    "score <= 6": "the score is 6 or lower",
    "6 > score": "the score is lower than 6",
    "!(score <= 6)": "the score is higher than 6",
    "score == 3": "the score is 3",
    "score != 3": "the score is not 3 (or is not known)",
    "score in [1, 2]": "the score is 1 or 2",
    "!(score in [1, 2])": "the score is neither 1 nor 2 (or is not known)",
    "has_score": "a score was given",
    "!has_score && has_comment": "no score was given, and the customer wrote a comment",
    "has_comment == false": "there is no comment",
    'band == "detractor"': "a low score was given (a detractor)",
    'band != "promoter"': "no high score was given (no promoter)",
    'band in ["passive", "promoter"]': "a middling or high score was given (a passive or promoter)",
    'band == ""': "no score was given",
    'band != "" && band != "promoter"': "a score was given, and no high score was given (no promoter)",
    'scale == "nps"': "the scale of the question is 0 to 10",
    'language == "de" || language == "nb"': "the customer's language is German or “nb”",
    'language != "de"': "the customer's language is not German (or is not known)",
    'language == ""': "the customer's language is not known",
    'source != "nps"': "it does not come from “nps”",
    'kind == "review"': "it is a review",
    'kind != "review" && kind in ["relationship", "signal"]': (
        "it is not a review, and it is a regular survey or a signal"
    ),
    '!(kind in ["review", "social"])': "it is neither a review nor a post in social media",
    'history.previous_band == "promoter"': "the score they gave before was high",
    'history.previous_band != "detractor"': "they gave a score before, and it was not low",
    'touchpoint in ["visit", "bill"]': "the customer was asked about “visit” or “bill”",
    'touchpoint != "visit"': "the customer was not asked about “visit”",
    '"invoice" in tags': "it is tagged “invoice”",
    '!tags.exists(tag, tag == "invoice")': "it is not tagged “invoice”",
    'mentions("cancel")': "the comment mentions “cancel”",
    'mentions("cancel", "leave") || mentions("go")': "the comment mentions “cancel”, “leave” or “go”",
    '!mentions("cancel", "leave")': "the comment mentions neither “cancel” nor “leave”",
    'comment.contains("x") && !comment.endsWith("?")': (
        "the comment contains “x”, and the comment does not end with “?”"
    ),
    "size(comment) > 20": "the comment is longer than 20 characters",
    "size(comment) >= 3": "the comment is at least 3 characters long",
    "customer.attributes.seats in [3, 40]": "the customer's “seats” is 3 or 40",
    "customer.value >= 100000": "the customer's value is 100,000 or higher",
    'customer.attributes.plan == "home"': "the customer's plan is “home”",
    'customer.attributes.plan != "home"': "the customer's plan is not “home”",
    "customer.attributes.seats >= 50": "the customer's “seats” is 50 or higher",
    "customer.attributes.vip": "the customer's vip is “yes”",
    "!(customer.attributes.vip == false)": "the customer's vip is “yes”",
    '"fibre" in customer.attributes.products': "the customer's products include “fibre”",
    "has(customer.attributes.plan)": "the customer's plan is known",
    "!has(context.order)": "the order is not known",
    "contact.wanted": "the customer asks to hear from us",
    "!contact.wanted": "the customer says that they want no contact",
    "contact.wanted != true": "the customer does not ask to hear from us",
    'contact.preferred == "phone"': "the way in which the customer wants to be reached is “phone”",
    "segment.big": "the feedback counts as “big”",
    "!segment.big": "the feedback does not count as “big”",
    "true": "whatever the feedback is",
    "has_score && !has_score || false": ("(both a score was given, and no score was given), or this holds: `false`"),
    "has_comment && (score <= 6 || contact.wanted)": (
        "the customer wrote a comment, and either the score is 6 or lower, or the customer asks to hear from us"
    ),
    "(segment.big || segment.old) && (has_score || has_comment)": (
        "(either the feedback counts as “big”, or the feedback counts as “old”), "
        "and either a score was given, or the customer wrote a comment"
    ),
    "!(score <= 6 && has_comment)": "the score is higher than 6, or there is no comment",
    "has_score && score + 1 > 6": "a score was given, and this holds: `score + 1 > 6`",
}


def as_text(words):
    return "".join(f"`{piece.written}`" if isinstance(piece, Code) else piece for piece in words)


@pytest.mark.parametrize("condition", SAID)
def test_a_condition_in_words(condition):
    assert as_text(in_words(condition)) == SAID[condition]


@pytest.mark.parametrize(
    "condition",
    [
        "score + 1 > 6",
        "score < 3 ? has_comment : has_score",
        'customer.attributes.any.deep["er"] == 1',
        "double(score) > 3.0",
        'tags.exists(tag, tag.contains("voice"))',
        "tags.all(tag, tag != 'x') && size(tags) > 1",
        "customer.attributes.seats == customer.value",
        "touchpoint == 'it\\'s'",
        'r"raw" == comment',
        "0x10 > score",
        "[score, 3].exists(each, each > 2)",
        'band == "detracto"',
        'scale in ["nps", "five"]',
        f"{'(' * 300}has_score{')' * 300}",
        f"{'!' * 900}has_score",
        f"{'-' * 900}3 < score",
    ],
)
def test_what_words_cannot_say_is_shown_as_it_is_written(condition):
    assert in_words(condition) is None


def test_a_part_that_words_cannot_say_stands_last():
    words = in_words('has_score && score + 1 > 6 && (has_comment || mentions("a")) && segment.big')

    assert as_text(words) == (
        "a score was given, and the feedback counts as “big”, "
        "and (either the customer wrote a comment, or the comment mentions “a”), and this holds: `score + 1 > 6`"
    )


def test_a_condition_on_several_lines_is_shown_in_one_without_its_comments():
    assert in_one_line("score <= 6 // low\n  &&   has_comment") == "score <= 6 && has_comment"
    assert as_text(in_words("score + 1 > 6 // high\n || has_comment")) == (
        "the customer wrote a comment, or this holds: `score + 1 > 6`"
    )
