"""The map of a program, worded and drawn: as Markdown, as a page to print, as a picture."""

from blocks.maps.html import ended_page, html
from blocks.maps.markdown import markdown
from blocks.maps.public import public_page
from blocks.maps.svg import svg
from blocks.maps.whole import page

__all__ = ["ended_page", "html", "markdown", "page", "public_page", "svg"]
