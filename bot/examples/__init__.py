"""One example of everything we say and ask, in every state that looks different: the gallery draws them all."""

from bot.examples.answers import ANSWERS
from bot.examples.away import AWAY
from bot.examples.causes import CAUSES
from bot.examples.customers import CUSTOMERS
from bot.examples.daily import DAILY
from bot.examples.days import DAYS
from bot.examples.escalations import ESCALATIONS
from bot.examples.example import Example
from bot.examples.forms import FORMS
from bot.examples.issues import ISSUE_FORMS, ISSUES
from bot.examples.maps import MAPS
from bot.examples.messages import MESSAGES
from bot.examples.people import PEOPLE_FORMS
from bot.examples.revising import REVISING
from bot.examples.so_far import SO_FAR
from bot.examples.storms import STORMS
from bot.examples.tickets import TICKETS
from bot.examples.wanted import WANTED
from bot.examples.watching import WATCHING
from bot.forms import FormData
from bot.notifications import Notification

NOTIFICATIONS: tuple[Example[Notification], ...] = (
    *TICKETS,
    *MESSAGES,
    *ESCALATIONS,
    *SO_FAR,
    *CUSTOMERS,
    *STORMS,
    *ANSWERS,
    *DAYS,
    *WANTED,
    *AWAY,
    *REVISING,
    *DAILY,
    *ISSUES,
    *MAPS,
    *CAUSES,
    *WATCHING,
)
FORM_DATA: tuple[Example[FormData], ...] = (*FORMS, *ISSUE_FORMS, *PEOPLE_FORMS)

__all__ = ["FORM_DATA", "NOTIFICATIONS", "Example"]
