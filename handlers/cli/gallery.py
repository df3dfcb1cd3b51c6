"""`ringback gallery`: every message and form, drawn for every platform."""

from pathlib import Path
from typing import Annotated

import typer

from blocks.gallery import build
from handlers.cli.house import House


def add(app: typer.Typer, house: House) -> None:
    @app.command()
    def gallery(
        out: Annotated[Path, typer.Option("--out", metavar="DIR", file_okay=False, help="Where to put it.")],
    ) -> None:
        """Every message and form, drawn for every platform, and a page to look at them."""
        build(out)
        typer.echo(f"Open {out / 'index.html'} in a browser.")
