"""Where the templates of the map are; what is put into them can never become markup."""

from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined

TEMPLATES: Final = Environment(
    loader=PackageLoader("blocks.maps"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
