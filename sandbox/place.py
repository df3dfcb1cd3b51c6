"""Where somebody is on the page: who looks, at what, with what open beside it. It travels in the address."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Final
from urllib.parse import urlencode

#: Instead of a channel: the app's Home tab.
HOME: Final = "home"
#: Instead of a tab: the panel behind the scenes is folded away.
FOLDED: Final = "none"

#: What each part of a place is called in an address.
_NAMES: Final = {"who": "as", "where": "in"}


@dataclass(frozen=True)
class Place:
    who: str
    where: str
    #: The `ts` of the message whose thread is open.
    thread: str = ""
    #: Which tab of the panel behind the scenes is open; empty where nobody has chosen yet.
    tab: str = ""
    #: The Message-ID of the mail that is open.
    mail: str = ""
    #: Anything: the whole channel is shown, not only its end.
    earlier: str = ""
    #: Said once: what went wrong, and what went well.
    trouble: str = ""
    said: str = ""

    @classmethod
    def asked(cls, values: Mapping[str, str]) -> "Place":
        return cls(**{each.name: values.get(_called(each.name), "") for each in fields(cls)})

    def query(self, **more: str) -> str:
        """*more* goes into the address as it is; what is empty does not."""
        known = {_called(each.name): str(getattr(self, each.name)) for each in fields(self)}
        return urlencode({name: value for name, value in {**known, **more}.items() if value})

    def address(self) -> str:
        return f"/?{self.query()}"

    def moved(self, **changes: str) -> "Place":
        """Elsewhere; what was said once stays behind."""
        return replace(self, **{"trouble": "", "said": "", **changes})


def _called(name: str) -> str:
    return _NAMES.get(name, name)
