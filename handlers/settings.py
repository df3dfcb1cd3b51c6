"""Settings from the environment and `.env`; a missing or wrong one stops the start with a line that names it."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import Misconfigured
from bot.program import Program


class SettingsError(Misconfigured):
    """A setting is missing or wrong; the text is one line for the operator."""


class Environment(StrEnum):
    DEVELOPMENT = "development"
    DEMO = "demo"
    PRODUCTION = "production"


#: An empty variable means the same as none: that is how shells and compose files switch things off.
_Secret = Annotated[SecretStr | None, BeforeValidator(lambda value: value or None)]
_Text = Annotated[str, BeforeValidator(lambda value: (value or "").strip())]


class Settings(BaseSettings):
    """CONTRACT, Settings. Secrets are `SecretStr`, so that they never appear in a log."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True, env_ignore_empty=True)

    database_url: _Text = "sqlite:///.ringback/ringback.db"
    ringback_program: _Text = "programs/broadband/program.yaml"
    ringback_env: Environment = Environment.DEVELOPMENT
    ringback_secret: _Secret = None
    public_url: _Text = ""
    host: _Text = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8000
    slack_bot_token: _Secret = None
    slack_signing_secret: _Secret = None
    slack_app_token: _Secret = None
    slack_api_url: _Text = "https://slack.com/api/"
    teams_client_id: _Text = ""
    teams_client_secret: _Secret = None
    teams_tenant_id: _Text = ""
    smtp_url: _Secret = None
    mail_from: _Text = ""
    mail_inbound_secret: _Secret = None
    log_format: Literal["text", "json"] = "text"

    @model_validator(mode="after")
    def _fit_together(self) -> "Settings":
        _must_be_an_address("PUBLIC_URL", self.public_url)
        _must_be_an_address("SLACK_API_URL", self.slack_api_url)
        if self.slack_bot_token and not self.slack_signing_secret and not self.slack_app_token:
            raise ValueError("SLACK_SIGNING_SECRET: copy it from the app's Basic Information page")
        if self.smtp_url and not self.mail_from:
            raise ValueError("MAIL_FROM: say which address customers' mail comes from")
        if self.ringback_env is Environment.PRODUCTION:
            self._fit_for_production()
        return self

    def _fit_for_production(self) -> None:
        if self.ringback_secret is None:
            raise ValueError("RINGBACK_SECRET: set a long random text; customers' links are signed with it")
        if self.public_url and urlsplit(self.public_url).scheme != "https":
            raise ValueError("PUBLIC_URL: production wants an https address")
        if urlsplit(self.slack_api_url).hostname in {"127.0.0.1", "localhost", "::1"}:
            raise ValueError("SLACK_API_URL: production does not talk to a sandbox; leave it out")


def _must_be_an_address(name: str, url: str) -> None:
    if url and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname):
        raise ValueError(f"{name}: write the whole address, beginning with https://")


def program_path(settings: Settings) -> Path:
    """Where the program file is; raises `SettingsError` where there is none."""
    path = Path(settings.ringback_program)
    if not path.is_file():
        raise SettingsError(f"RINGBACK_PROGRAM: there is no file {path}; name the program file, or give --program")
    return path


def settings_with(**given: object) -> Settings:
    """The settings; what was *given* goes before the environment. Raises `SettingsError` with one line."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]  # pydantic checks them
    except ValidationError as error:
        raise SettingsError(_line(error)) from None


def _line(error: ValidationError) -> str:
    first = error.errors(include_input=False, include_url=False)[0]
    name = "_".join(str(part) for part in first["loc"]).upper()
    message = _in_words(first)
    return f"{name}: {message}" if name else message


def _in_words(error: ErrorDetails) -> str:
    match error["type"]:
        case "enum" | "literal_error":
            return f"choose from {error['ctx']['expected']}".replace("'", "")
        case "int_parsing" | "int_type" | "int_from_float":
            return "this is no whole number"
        case "greater_than_equal" | "less_than_equal":
            return "a port is a number from 0 to 65535"
    return error["msg"].removeprefix("Value error, ")


def require_signed_sources(program: Program, settings: Settings) -> None:
    """Production takes nothing unsigned, and says so before anything comes in."""
    unsigned = [name for name, source in program.sources.items() if not source.secret]
    if unsigned and settings.ringback_env is Environment.PRODUCTION:
        raise SettingsError(f"RINGBACK_ENV: production wants a secret for every source; {', '.join(unsigned)} has none")
