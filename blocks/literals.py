"""What makes a stranger's words harmless before any renderer sees them."""

import re
from urllib.parse import urlsplit

#: Control characters, and invisible marks that turn the reading order around: one of those in a name can
#: disguise the rest of the sentence.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
#: Half of a surrogate pair cannot be sent as UTF-8.
_HALVES = re.compile("[\ud800-\udfff]")
_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
#: Clients refuse longer addresses, and nobody reads them.
LONGEST_URL = 2000


def clean(words: str) -> str:
    """*words* without control characters and overrides; every line break becomes a newline."""
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", _UNSEEN.sub("", _LINE_BREAKS.sub("\n", words)))


def one_line(words: str) -> str:
    """*words*, clean and without line breaks: for labels, titles and cells."""
    return " ".join(clean(words).split())


def is_web(url: str, schemes: tuple[str, ...] = ("http", "https")) -> bool:
    """Whether *url* may be followed: a web address with a host and without characters that end one."""
    if len(url) > LONGEST_URL or re.search(r"[\s<>|\"`\\\x00-\x1f]", url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:  # an unfinished IPv6 host
        return False
    return parts.scheme in schemes and bool(parts.hostname)
