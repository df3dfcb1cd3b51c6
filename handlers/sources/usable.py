"""Whether the bot can work with the secrets its sources sign with: said at the start, not to the first customer."""

from collections.abc import Mapping

from bot.program import Program
from handlers.mapping import MAPPED
from handlers.settings import Settings, SettingsError, require_signed_sources
from handlers.sources.format import SourceSettings, settings_of
from handlers.sources.standard_webhooks import is_usable


def require_fit(program: Program, *, settings: Settings, environ: Mapping[str, str]) -> None:
    """Raises `SettingsError` where this installation cannot take feedback for *program*."""
    require_signed_sources(program, settings)
    require_usable_secrets(program, environ)


def require_usable_secrets(program: Program, environ: Mapping[str, str]) -> None:
    """Raises `SettingsError` with the variable's name; *environ* is where the program's secrets came from."""
    for name, source in program.sources.items():
        settings = settings_of(name, source, program.program.zone)
        for secret in settings.secrets if _by_standard_webhooks(settings) else ():
            if not is_usable(secret):
                variable = next((each for each, value in environ.items() if value == secret), f"secret of {name}")
                raise SettingsError(f"{variable}: the secret of {name} must be whsec_ and base64 (Standard Webhooks)")


def _by_standard_webhooks(source: SourceSettings) -> bool:
    return source.format == "standard" or (source.format == MAPPED and source.signature is None)
