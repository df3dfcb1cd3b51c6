"""A payload of another shape, said over again in our own words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.errors import FeedbackError
from bot.program.mapping import FieldMapping
from handlers.mapping import Expression, compiled
from handlers.sources import values
from handlers.sources.shown import OF_A_TIME, shown

#: What a mapping finds, one value each, beside those of its groups.
_ALONE = ("id", "score", "scale", "comment", "touchpoint", "tags")
_TIMES = ("submitted_at", "updated_at")
_FLAGS = ("opted_out", "withdrawn")
_CUSTOMER = ("id", "name", "email", "phone", "locale", "zone", "value", "currency")
#: Whole numbers from here on are milliseconds: in seconds it would be the year 5138.
_MILLISECONDS = 10**11
_SEPARATORS = re.compile(r"\s*[,;]\s*")

Said = dict[str, object]
Group = Mapping[str, Expression]


@dataclass(frozen=True, slots=True)
class Shape:
    """A source's mapping, ready to be used."""

    fields: Group
    customer: Group
    attributes: Group
    contact: Group
    consent: Group
    context: Group
    each: Expression | None = None
    only_if: Expression | None = None
    #: How times are written, for `strptime`; empty for the usual ways.
    times: str = ""
    #: Of times that name none.
    zone: str = ""

    def answers_in(self, payload: object) -> Iterator[object]:
        """Each part of *payload* that is an answer; none where it tells of something else."""
        found = [payload] if self.each is None else values.listing(self.each.of(payload), self.each.name)
        yield from (each for each in found if self.only_if is None or _flag(self.only_if.of(each)) is True)

    def said(self, answer: object) -> Said:
        """
        What *answer* says, as a payload in our own words would.

        Raises `FeedbackError` where it has no id, or neither score nor comment;
        both name the expression that found nothing.
        """
        found = {name: self.fields[name].of(answer) for name in self.fields}
        found["comment"] = _text(found.get("comment"))
        self._require(found)
        said: Said = {name: found.get(name) for name in _ALONE}
        said["tags"] = _tags(found.get("tags"))
        said |= {name: self._time(found.get(name), name) for name in _TIMES}
        said |= {name: _yes_or_no(found.get(name), self.fields[name]) for name in _FLAGS if name in self.fields}
        said["customer"] = self._customer(answer)
        said["contact"] = self._contact(answer)
        said["context"] = _present(self.context, answer)
        return said

    def _require(self, found: Mapping[str, object]) -> None:
        if not _is_there(found.get("id")):
            raise _nothing(self.fields["id"])
        tells = any(_is_there(found.get(name)) for name in ("score", "comment"))
        if not tells and not any(_is_there(found.get(name)) and _flag(found[name]) is not False for name in _FLAGS):
            named = [self.fields[name] for name in ("score", "comment") if name in self.fields]
            raise _nothing(*named)

    def _customer(self, answer: object) -> Said:
        found = _present(self.customer, answer)
        amount, currency = found.pop("value", None), found.pop("currency", None)
        if amount is not None:
            found["value"] = {"amount": amount, "currency": currency}
        if attributes := _present(self.attributes, answer):
            found["attributes"] = attributes
        return found

    def _contact(self, answer: object) -> Said:
        found = _present(self.contact, answer)
        if "wanted" in found:
            found["wanted"] = _yes_or_no(found["wanted"], self.contact["wanted"])
        if consent := _present(self.consent, answer):
            found["consent"] = {channel: _yes_or_no(said, self.consent[channel]) for channel, said in consent.items()}
        return found

    def _time(self, value: object, name: str) -> object:
        """As RFC 3339 has it, where it is written otherwise."""
        if self.times and isinstance(value, str) and value.strip():
            return self._read(value, name).isoformat()
        seconds = _seconds(value)
        return value if seconds is None else _from_unix(seconds, name)

    def _read(self, words: str, name: str) -> datetime:
        try:
            return datetime.strptime(words.strip(), self.times)  # noqa: DTZ007  # a zone is added where none was read
        except ValueError as error:
            raise values.refused(name, f"a time written as {self.times}", shown(words, OF_A_TIME)) from error


def shape_of(mapping: FieldMapping) -> Shape:
    """*mapping*, compiled; its expressions were checked when the program was read."""
    alone = (*_ALONE, *_TIMES, *_FLAGS)
    return Shape(
        fields=_group({name: getattr(mapping, name) for name in alone}),
        customer=_group({name: getattr(mapping.customer, name) for name in _CUSTOMER}, "customer."),
        attributes=_group(mapping.customer.attributes, "customer.attributes."),
        contact=_group({"wanted": mapping.contact.wanted, "preferred": mapping.contact.preferred}, "contact."),
        consent=_group(mapping.contact.consent, "contact.consent."),
        context=_group(mapping.context, "context."),
        each=compiled("each", mapping.each) if mapping.each else None,
        only_if=compiled("only_if", mapping.only_if) if mapping.only_if else None,
        times=mapping.times or "",
        zone=mapping.zone or "",
    )


def _group(texts: Mapping[str, str | None], prefix: str = "") -> Group:
    return {name: compiled(f"{prefix}{name}", text) for name, text in texts.items() if text}


def _present(group: Group, answer: object) -> Said:
    found = {name: expression.of(answer) for name, expression in group.items()}
    return {name: value for name, value in found.items() if _is_there(value)}


def _is_there(value: object) -> bool:
    return value is not None and value != ""


def _nothing(*expressions: Expression) -> FeedbackError:
    """What a payload without an id, or without anything said, is answered; it names where was looked."""
    names = " and ".join(each.name for each in expressions)
    places = " or at ".join(each.text for each in expressions)
    remedy = f"The program file looks for it at {places}: send it there, or change `mapping`."
    return FeedbackError(422, f"There is no {names} in it", field=expressions[0].name, remedy=remedy)


def _text(value: object) -> object:
    """Of several texts, all that say something, one below the other."""
    if isinstance(value, list):
        return "\n\n".join(each.strip() for each in value if isinstance(each, str) and each.strip())
    return value


def _tags(value: object) -> object:
    if isinstance(value, str):
        return [tag for tag in _SEPARATORS.split(value.strip()) if tag]
    return [tag for tag in value if tag is not None] if isinstance(value, list) else value


def _flag(value: object) -> bool | None:
    """Yes and no, also as forms and spreadsheets write them; None for what is neither."""
    if isinstance(value, bool):
        return value
    return values.YES_NO.get(str(value).strip().lower()) if isinstance(value, str | int) else None


def _yes_or_no(value: object, asked: Expression) -> bool | None:
    """
    None where nothing was said.

    Another word is refused, and not taken for silence: somebody may have said
    with it that they want to hear no more from us.
    """
    if not _is_there(value):
        return None
    if (flag := _flag(value)) is None:
        remedy = (
            f"The program file looks for it at {asked.text}: compare it there with what means yes, as in x == 'Ja'."
        )
        raise FeedbackError(422, f"{asked.name} is neither yes nor no", field=asked.name, remedy=remedy)
    return flag


def _seconds(value: object) -> float | None:
    """A Unix time, in seconds; None for what is none."""
    if isinstance(value, str) and values.is_decimal(value):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value / 1000 if abs(value) >= _MILLISECONDS else value


def _from_unix(seconds: float, name: str) -> str:
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    except (ValueError, OverflowError, OSError) as error:
        raise values.refused(name, "a time, or seconds since 1970") from error
