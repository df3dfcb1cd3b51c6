"""What surrounds a command: the environment it is run in."""

import os
from collections.abc import Mapping

from dotenv import dotenv_values


def environ() -> Mapping[str, str]:
    """The environment over `.env`, as the settings see it: the program's secrets may stand in either."""
    written = {name: value for name, value in dotenv_values(".env").items() if value}
    return {**written, **{name: value for name, value in os.environ.items() if value}}
