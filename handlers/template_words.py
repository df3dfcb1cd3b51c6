"""What templates of the program file may speak of, and whether they speak of anything else."""

from collections.abc import Iterator
from dataclasses import replace

from blocks.template_faults import faults_in
from bot.mistakes import Mistake
from bot.people import Person, Role

#: What of a template is filled in.
_FILLED_IN = ("subject", "message")


def template_words(
    *, customer: str, owner: Person, company: str, score: float | None, touchpoint: str
) -> dict[str, object]:
    """Every value a template may use; a customer who gave no name has an empty one."""
    return {
        "customer": {"name": customer, "first_name": customer.split(" ", 1)[0]},
        "owner": {"name": owner.name, "first_name": owner.first_name},
        "company": company,
        "feedback": {"score": score, "touchpoint": touchpoint},
    }


_OWNER = Person(email="ana@contoso.example", name="Ana Ruiz", role=Role.FRONTLINE)
#: Somebody of whom everything is known, and somebody of whom nothing is.
_EXAMPLES = (
    template_words(customer="Grace Okafor", owner=_OWNER, company="Contoso", score=3, touchpoint="first-payment"),
    template_words(customer="", owner=_OWNER, company="Contoso", score=None, touchpoint=""),
)


def template_mistakes(data: object) -> Iterator[Mistake]:
    """What is wrong with the templates in a program file's *data*; `line` is counted within the template's text."""
    templates = data.get("templates") if isinstance(data, dict) else None
    for name, template in templates.items() if isinstance(templates, dict) else ():
        for part in _FILLED_IN:
            text = template.get(part) if isinstance(template, dict) else None
            if isinstance(text, str):
                place = ("templates", name, part)
                yield from (replace(Mistake(place, f.found, f.remedy), line=f.line) for f in faults_in(text, _EXAMPLES))
