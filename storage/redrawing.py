"""
Cards that show an older state than the newest.

`wanted` counts how often a card was to be drawn, `drawn` which of these it was.
"""

import orjson
from sqlalchemy import Connection, select, update

from bot.asked import FOLLOWING
from bot.known_issues import KNOWN_ISSUE, card_key
from bot.revising.entry import TOLD_OF_WAITING
from bot.ticket import LIVE
from storage import rows

_CARDS = rows.table(rows.MessageRefRow)
#: Of a customer with many tickets the newest say it; a shared address has hundreds.
OTHERS = 5
#: What is drawn of a message that is gone: a version that no ticket reaches.
NEVER_STALE = (1 << 31) - 1

_LIVE = ", ".join(f"'{status}'" for status in sorted(LIVE))
_FOLLOWING = ", ".join(f"'{notification}'" for notification in sorted(FOLLOWING))
_SHOWING = f"""
    select id from message_refs where notification = 'ticket' and (
        ticket in ({{own}})
        or ticket in (
            select number from (
                select number, row_number() over (partition by customer order by number desc) as place
                from tickets where customer in ({{customers}}) and status in ({_LIVE})
            ) as newest where place <= {OTHERS}
        )
    )
    union all
    select id from message_refs where notification in ({_FOLLOWING}) and drawn < {NEVER_STALE} and ticket in ({{own}})
"""
_ON_SQLITE = (
    "update message_refs set wanted = wanted + 1 where id in ("
    + _SHOWING.format(own="select value from json_each(?)", customers="select value from json_each(?)")
    + ")"
)
#: Locked in one order for everybody: two replicas may have changed two tickets of one customer.
_ON_POSTGRES = (
    "with showing as (select id from message_refs where id in ("
    + _SHOWING.format(
        own="select value::bigint from json_array_elements_text(%s) as value",
        customers="select value from json_array_elements_text(%s) as value",
    )
    + ") order by id for update)"
    + " update message_refs set wanted = wanted + 1 from showing where message_refs.id = showing.id"
)


def redraw_issues(connection: Connection, issues: set[str]) -> None:
    """The cards of known issues are to be drawn anew; in one order for everybody."""
    for key in sorted(card_key(issue) for issue in issues):
        drawn = update(_CARDS).where(_CARDS.c.ticket == 0, _CARDS.c.notification == KNOWN_ISSUE, _CARDS.c.key == key)
        connection.execute(drawn.where(_CARDS.c.drawn < NEVER_STALE).values(wanted=_CARDS.c.wanted + 1))


def redraw_told_of_waiting(connection: Connection) -> None:
    """What asked for a yes, or said that one is awaited, is to be looked at; whoever looked finds which is over."""
    told = (_CARDS.c.ticket == 0, _CARDS.c.notification.in_(TOLD_OF_WAITING), _CARDS.c.drawn < NEVER_STALE)
    # locked in one order for everybody: there are as many as the program names approvers
    standing = select(_CARDS.c.id).where(*told).order_by(_CARDS.c.id).with_for_update()
    these = connection.execute(standing).scalars().all()
    connection.execute(update(_CARDS).where(_CARDS.c.id.in_(these)).values(wanted=_CARDS.c.wanted + 1))


def redraw(connection: Connection, tickets: set[int], customers: set[str]) -> None:
    """
    The cards of *tickets*, and of the live tickets of *customers*, are to be drawn anew.

    Messages that asked somebody for something about *tickets*, or to start with one of them, are to be looked at.
    """
    if not tickets and not customers:
        return
    own, theirs = orjson.dumps(sorted(tickets)).decode(), orjson.dumps(sorted(customers)).decode()
    cursor = connection.connection.cursor()
    try:
        cursor.execute(_ON_SQLITE if connection.dialect.name == "sqlite" else _ON_POSTGRES, (own, theirs, own))
    finally:
        cursor.close()
