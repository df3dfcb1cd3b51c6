"""What is wrong with a template of the program file, found before anybody writes with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType

from jinja2 import TemplateError, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables

from blocks.wording import TEMPLATES
from bot.mistakes import nearest

_HOW = "Values stand in double braces, {{ company }}; choices as {% if customer.name %} … {% endif %}."
_ASK_FIRST = "Ask first whether it is known, as in {% if feedback.score %} … {% endif %}."
#: What filling in may fail with besides Jinja's own: templates calculate and call.
_FAILURES = (TemplateError, TypeError, ValueError, AttributeError, LookupError, ArithmeticError)
_OTHERS = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """One thing that is wrong; `line` is counted from 1 within the template."""

    line: int
    found: str
    remedy: str


def faults_in(template: str, examples: Sequence[Values]) -> list[TemplateFault]:
    """
    All that would keep *template* from being filled in with values such as *examples*.

    Branches that no example takes are looked into as well: who may be spoken of
    is read off the first example, in which everything is known.
    """
    try:
        tree = TEMPLATES.parse(template)
        TEMPLATES.compile(template)
    except TemplateSyntaxError as wrong:
        return [_unreadable(wrong)]
    found = [*_from_elsewhere(tree), *_unknown(tree, examples[0])]
    return sorted(found, key=lambda fault: fault.line) or _tried_on(template, examples)


def _unreadable(wrong: TemplateSyntaxError) -> TemplateFault:
    said = str(wrong.message).rstrip(".")
    for kind, known in (("filter", TEMPLATES.filters), ("test", TEMPLATES.tests)):
        if said.startswith(f"No {kind} named '"):
            name = said.split("'")[1]
            return TemplateFault(wrong.lineno, f'there is no {kind} "{name}"', nearest(name, known))
    if "end of template" in said or said.startswith("unexpected '}'"):
        return TemplateFault(wrong.lineno, "something in braces is opened and not closed", _HOW)
    return TemplateFault(wrong.lineno, f"it cannot be read as a template: {said}", _HOW)


def _from_elsewhere(tree: nodes.Template) -> Iterator[TemplateFault]:
    for node in tree.find_all(_OTHERS):
        yield TemplateFault(node.lineno, "it takes in another template", "Write the words out here.")


def _unknown(tree: nodes.Template, known: Values) -> Iterator[TemplateFault]:
    free = find_undeclared_variables(tree) - set(TEMPLATES.globals)
    parts: list[nodes.Getattr | nodes.Getitem] = [*tree.find_all(nodes.Getattr), *tree.find_all(nodes.Getitem)]
    inside = {id(part.node) for part in parts}
    for name in tree.find_all(nodes.Name):
        if name.name in free and name.name not in known:
            yield _no_such(name.lineno, name.name, known)
        elif name.name in free and isinstance(known[name.name], Mapping) and id(name) not in inside:
            remedy = nearest("", (each for each in _paths(known) if each.startswith(f"{name.name}.")))
            yield TemplateFault(name.lineno, f'"{name.name}" is more than one value', remedy)
    for part in parts:
        yield from _unknown_part(part, free, known)


def _unknown_part(node: nodes.Getattr | nodes.Getitem, free: set[str], known: Values) -> Iterator[TemplateFault]:
    if not isinstance(node.node, nodes.Name) or node.node.name not in free:
        return
    whole = known.get(node.node.name)
    part = node.attr if isinstance(node, nodes.Getattr) else getattr(node.arg, "value", None)
    if isinstance(whole, Mapping) and part not in whole:
        yield _no_such(node.lineno, f"{node.node.name}.{part}", known)


def _no_such(line: int, path: str, known: Values) -> TemplateFault:
    return TemplateFault(line, f'templates know no "{path}"', nearest(path, _paths(known)))


def _paths(known: Values) -> list[str]:
    """`company`, `customer.name`, …: everything a template may speak of."""
    return [
        path
        for name, value in known.items()
        for path in ([f"{name}.{part}" for part in value] if isinstance(value, Mapping) else [name])
    ]


def _tried_on(template: str, examples: Sequence[Values]) -> list[TemplateFault]:
    """What only filling it in shows: a sum with a score that nobody gave, a call that leads nowhere."""
    for number, example in enumerate(examples):
        try:
            TEMPLATES.from_string(template).render(example)
        except _FAILURES as failure:
            line = _line(failure.__traceback__)
            if number == 0:
                return [TemplateFault(line, f"it cannot be filled in: {failure}", _HOW)]
            return [TemplateFault(line, "it cannot be filled in for an answer that leaves something open", _ASK_FIRST)]
    return []


def _line(trace: TracebackType | None) -> int:
    """The template's own line in a traceback; Jinja puts it there."""
    line = 1
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
