"""Secrets for a run that needs none of the real ones."""

import re
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from secrets import token_bytes

_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")


def with_stand_ins(program: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """*environ*, and a secret made up for every variable that *program* names and *environ* lacks."""
    text = program.read_text(encoding="utf-8", errors="replace") if program.is_file() else ""
    return {**{name: _secret() for name in _VARIABLE.findall(text)}, **environ}


def _secret() -> str:
    """In the form that Standard Webhooks asks for; other formats take any text."""
    return f"whsec_{b64encode(token_bytes(24)).decode()}"
