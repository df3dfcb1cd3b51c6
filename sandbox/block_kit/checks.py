"""The grammar the block tables are written in: a check looks at a value and reports what is wrong with it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox.block_kit.limits import Limit


@dataclass
class Report:
    """What Slack would list under `response_metadata.messages`."""

    errors: list[str] = field(default_factory=list)

    def refuse(self, what: str, where: str) -> None:
        self.errors.append(f"{what} [json-pointer:{where}]")

    @property
    def messages(self) -> list[str]:
        return [f"[ERROR] {error}" for error in self.errors]


#: (value, JSON pointer to it, report)
Check = Callable[[Any, str, Report], None]


def string(limit: Limit, *, least: int = 1) -> Check:
    def check(value: Any, where: str, report: Report) -> None:
        if not isinstance(value, str):
            report.refuse("must be a string", where)
        elif len(value) < least:
            report.refuse(f"must be more than {least - 1} characters", where)
        elif len(value) > limit.most:
            report.refuse(f"must be less than {limit.most + 1} characters", where)

    return check


def web_address(limit: Limit) -> Check:
    """Something with a scheme; Slack's own, `mailto:` and `tel:` among them."""
    length = string(limit)

    def check(value: Any, where: str, report: Report) -> None:
        length(value, where, report)
        if isinstance(value, str) and not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:\S+$", value):
            report.refuse("must be a valid URL", where)

    return check


def array(item: Check, limit: Limit, *, least: int = 1) -> Check:
    def check(value: Any, where: str, report: Report) -> None:
        if not isinstance(value, list):
            report.refuse("must be an array", where)
            return
        if len(value) > limit.most:
            report.refuse(f"no more than {limit.most} items allowed", where)
        if len(value) < least:
            report.refuse(f"no less than {least} items allowed", where)
        for index, each in enumerate(value):
            item(each, f"{where}/{index}", report)

    return check


def one_of(*allowed: Any) -> Check:
    def check(value: Any, where: str, report: Report) -> None:
        if value not in allowed:
            report.refuse(f"must be one of {', '.join(map(str, allowed))}", where)

    return check


def boolean(value: Any, where: str, report: Report) -> None:
    if not isinstance(value, bool):
        report.refuse("must be a boolean", where)


def whole(least: int, most: int) -> Check:
    def check(value: Any, where: str, report: Report) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            report.refuse("must be an integer", where)
        elif not least <= value <= most:
            report.refuse(f"must be between {least} and {most}", where)

    return check


@dataclass(frozen=True)
class Shape:
    """An object: these keys, no others, then the rules that look at several keys at once."""

    required: Mapping[str, Check]
    optional: Mapping[str, Check] = field(default_factory=dict)
    rules: tuple[Check, ...] = ()

    def __call__(self, value: Any, where: str, report: Report) -> None:
        if not isinstance(value, dict):
            report.refuse("must be an object", where)
            return
        before = len(report.errors)
        self._keys(value, where, report)
        for key, check in {**self.required, **self.optional}.items():
            if key in value:
                check(value[key], f"{where}/{key}", report)
        if len(report.errors) == before:
            for rule in self.rules:
                rule(value, where, report)

    def _keys(self, value: Mapping[str, Any], where: str, report: Report) -> None:
        for key in self.required.keys() - value.keys():
            report.refuse(f"missing required field: {key}", where)
        for key in value.keys() - self.required.keys() - self.optional.keys():
            report.refuse(f"invalid additional property: {key}", where)


def typed(
    kind: str, required: Mapping[str, Check], optional: Mapping[str, Check] | None = None, *rules: Check
) -> Shape:
    """A shape whose `type` says which it is."""
    return Shape({"type": one_of(kind), **required}, optional or {}, rules)


def by_type(shapes: Mapping[str, Check]) -> Check:
    def check(value: Any, where: str, report: Report) -> None:
        kind = value.get("type") if isinstance(value, dict) else None
        if kind is None:
            report.refuse("missing required field: type", where)
        elif not isinstance(kind, str) or kind not in shapes:
            report.refuse(f"unsupported type: {kind}", f"{where}/type")
        else:
            shapes[kind](value, where, report)

    return check


def exactly_one(*keys: str) -> Check:
    def check(value: Any, where: str, report: Report) -> None:
        if sum(key in value for key in keys) != 1:
            report.refuse(f"must define exactly one of: {', '.join(keys)}", where)

    return check


def at_least_one(*keys: str) -> Check:
    def check(value: Any, where: str, report: Report) -> None:
        if not any(key in value for key in keys):
            report.refuse(f"must define at least one of: {', '.join(keys)}", where)

    return check
