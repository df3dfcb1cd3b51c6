"""What one kind of event changes."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.ticket import Ticket

#: The ticket before, the event, and when it happened. Typed at each function; a table cannot say that key and
#: function belong together.
Change = Callable[[Ticket, Any, datetime], Ticket]
