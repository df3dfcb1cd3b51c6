"""What one kind of outgoing message says: from the newest state and the event it is about."""

from collections.abc import Callable

from bot.dossier import Dossier
from bot.history import Recorded
from bot.moment import Moment
from bot.notifications import Notification
from bot.ports import Views

#: None when there is nothing left to say.
Tell = Callable[[Dossier, Recorded, Moment], Notification | None]

#: From what it is about, whom it goes to, and the newest state; None when there is nothing left to say.
Say = Callable[[str, str, Views, Moment], Notification | None]
