"""A page as one HTML file: nothing is loaded from elsewhere, nothing runs, and it prints on A4."""

from blocks.maps.page import SIGNING, Page
from blocks.maps.templating import TEMPLATES


def html(page: Page) -> str:
    style = TEMPLATES.get_template("style.css").render()
    return TEMPLATES.get_template("map.html").render(page=page, style=style, signing=SIGNING)


def ended_page() -> str:
    """What a link shows that has ended, or that never was one."""
    style = TEMPLATES.get_template("style.css").render()
    return TEMPLATES.get_template("ended.html").render(style=style)
