"""Whose public holidays a calendar keeps, as one would say it."""

from collections.abc import Mapping
from typing import Final

_PLACES: Final[Mapping[str, str]] = {
    "AT": "Austria", "AU": "Australia", "BE": "Belgium", "CA": "Canada", "CH": "Switzerland", "CZ": "Czechia",
    "DE": "Germany", "DK": "Denmark", "ES": "Spain", "FI": "Finland", "FR": "France", "GB": "the United Kingdom",
    "GB-ENG": "England", "GB-NIR": "Northern Ireland", "GB-SCT": "Scotland", "GB-WLS": "Wales", "IE": "Ireland",
    "IT": "Italy", "NL": "the Netherlands", "NO": "Norway", "NZ": "New Zealand", "PL": "Poland", "PT": "Portugal",
    "SE": "Sweden", "US": "the United States",
}  # fmt: skip


def holidays(place: str) -> str:
    """ "of England"; a place without a name here keeps its code."""
    return f"of {_PLACES.get(place, place)}"
