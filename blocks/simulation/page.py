"""A simulation as a page of its own: pictures, tables, and nothing that is loaded from elsewhere."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template

from blocks.simulation.pictures import HEIGHT, WIDTH, days_pictures, hours_picture, shares_picture
from blocks.simulation.report import Report
from bot.simulation import Forecast

_TEMPLATE = Path(__file__).with_name("page.html.j2")


def page(report: Report, forecast: Forecast) -> str:
    return _template().render(
        report=report,
        days=list(days_pictures(forecast)),
        shares=list(shares_picture(forecast)),
        hours=list(hours_picture(forecast)),
        width=WIDTH,
        height=HEIGHT,
    )


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_TEMPLATE.read_text("utf-8"))
