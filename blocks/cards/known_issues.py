"""A known issue: the one card for everybody who waits in it, and what is said to whoever leads it."""

from collections.abc import Iterator

from blocks.card import Button, Buttons, Card, Facts, Part, Sentence, Style, Text, Verbatim, When
from blocks.cards.pieces import aloud, button, joined, moment, person
from blocks.cards.rows import facts
from blocks.cutting import cut
from blocks.literals import one_line
from blocks.wording import and_more, capital, customer_name, listed, number, plural
from bot import actions
from bot.issue_works import Doing
from bot.notifications import issues as i

#: Words that a card names.
_WORDS = 5
_NAME = 60


def issue_card(shown: i.IssueShown) -> Card:
    """Drawn anew whenever somebody joins, hears from us, or goes their own way."""
    if shown.ended_at is not None:
        return _over(shown)
    title = _title(shown)
    return Card(title=title, parts=(*_body(shown), Buttons(issue_buttons(shown))), spoken=aloud(title))


def _over(shown: i.IssueShown) -> Card:
    waiting = shown.waiting
    if waiting.all:
        became = f"{capital(plural(waiting.all, 'ticket'))} {'is' if waiting.all == 1 else 'are'} still to be settled."
    else:
        became = f"{_customers(waiting.settled)} {_was(waiting.settled)} settled with it."
    cause = f"Cause: {shown.cause}." if shown.cause else ""
    by: Sentence = (" It was ended by ", person(shown.ended_by), ".") if shown.ended_by else ()
    undo = (Buttons(_undo(shown)),) if waiting.to_take_back else ()
    said = Text((" ".join(filter(None, (became, cause))), *by))
    return Card(title=f"{named(shown.name)} is over.", parts=(said, *undo))


def _title(shown: i.IssueShown) -> Sentence:
    waiting = shown.waiting
    if waiting.unheard and waiting.due is not None:
        past = waiting.due < shown.now
        by = "; the first were due " if past else " by "
        return (f"Answer {_those(waiting.unheard)} {named(shown.name)}", by, moment(waiting.due, shown.zone, shown.now))
    if waiting.on_its_way:
        return (f"{capital(plural(waiting.on_its_way, 'answer'))} on the way about {named(shown.name)}.",)
    if waiting.heard:
        heard = "the one customer has" if waiting.heard == 1 else f"all {number(waiting.heard)} customers have"
        return (f"{named(shown.name)}: {heard} heard from us.",)
    return (f"{named(shown.name)}: nobody waits.",)


def _those(count: int) -> str:
    return "the customer who waits for" if count == 1 else f"the {number(count)} customers who wait for"


def _body(shown: i.IssueShown) -> Iterator[Part]:
    yield Text(f"Customers are told: {shown.told}")
    yield Text(joined(_counts(shown)))
    if shown.newest.strip():
        yield Text("The newest of them:" if shown.waiting.ever > 1 else "They wrote:")
        yield Verbatim(shown.newest)
    yield Text(_joins(shown), quiet=True)
    since = moment(shown.since, shown.zone, shown.now)
    yield Text((person(shown.lead), " answers for it; known since ", since, "."), quiet=True)


def _counts(shown: i.IssueShown) -> Iterator[str | Sentence]:
    waiting = shown.waiting
    if waiting.unheard and (waiting.on_its_way or waiting.heard):
        yield f"{number(waiting.unheard)} {'has' if waiting.unheard == 1 else 'have'} not heard anything yet"
    if waiting.on_its_way and waiting.leaves_at is not None:
        leaves = "answer leaves at " if waiting.on_its_way == 1 else "answers leave at "
        yield (f"{number(waiting.on_its_way)} {leaves}", When(waiting.leaves_at, "time", shown.zone))
    elif waiting.on_its_way:
        yield f"{plural(waiting.on_its_way, 'answer')} on the way"
    if waiting.heard and (waiting.unheard or waiting.on_its_way):
        yield f"{number(waiting.heard)} {'has' if waiting.heard == 1 else 'have'} heard from us"


def _joins(shown: i.IssueShown) -> Sentence:
    if shown.full:
        return ("Its time has passed: what comes now gets tickets of its own.",)
    about = [f"mention {listed([f'“{cut(one_line(each), 30)}”' for each in shown.words[:_WORDS]], 'or')}"]
    about = about if shown.words else []
    about += [f"come from {shown.place}"] if shown.place else []
    about += [f"are about {shown.touchpoint.replace('-', ' ')}"] if shown.touchpoint else []
    about += [f"fit {cut(one_line(shown.condition), 80)}"] if shown.condition else []
    until: Sentence = (", until ", moment(shown.until, shown.zone, shown.now)) if shown.until else ()
    return (f"New answers join that {listed(about)}", *until, ".")


def issue_buttons(shown: i.IssueShown) -> tuple[Button, ...]:
    """What helps next first: to be answered, then to be ended."""
    waiting = shown.waiting
    undo = _undo(shown) if waiting.to_take_back else ()
    answer = (button(_answer(waiting), actions.ISSUE_ANSWER, shown.issue, _loud(waiting.unheard)),)
    queue = (button("See who waits", actions.ISSUE_QUEUE, shown.issue),) if waiting.all else ()
    end = (button("It's over …", actions.ISSUE_END, shown.issue, _loud(waiting.all and not _open(waiting))),)
    first, later = (answer, ()) if waiting.unheard else ((), answer if waiting.heard else ())
    return (*first, *undo, *later, *queue, *end)


def _undo(shown: i.IssueShown) -> tuple[Button, ...]:
    return (button("Take it back", actions.ISSUE_UNDO, shown.issue),)


def _open(waiting: i.Waiting) -> int:
    return waiting.unheard + waiting.on_its_way


def _answer(waiting: i.Waiting) -> str:
    if not waiting.unheard:
        return "Write to all again"
    return "Answer" if waiting.unheard == 1 else f"Answer all {number(waiting.unheard)}"


def _loud(first: object) -> Style:
    return Style.PRIMARY if first else Style.PLAIN


def declared_card(said: i.IssueDeclared) -> Card:
    shown = said.shown
    title = f"Known from now on: {named(shown.name)}."
    if not said.own:
        title = f"{said.by.first_name} declared a known issue: {named(shown.name)}."
    joined_ = f"{capital(plural(said.joined, 'open ticket'))} joined it. " if said.joined else ""
    if said.under_way:
        joined_ = "Open tickets about it are joining now; I'll tell you how many. "
    what = (
        f"{joined_}Answers about it get no cards and no reminders of their own, and are counted like all others; "
        "one card stands for everybody."
    )
    apart = "Whoever asks to hear from somebody, and every careful case, has a ticket as ever."
    return Card(
        title=title,
        parts=(Text(what), Text(apart), Text(_joins(shown), quiet=True), Buttons((_show(shown),))),
        spoken=aloud(title),
    )


def _show(shown: i.IssueShown) -> Button:
    return button("Show it", actions.ISSUE_SHOW, shown.issue)


def due_card(said: i.IssueDue) -> Card:
    shown = said.shown
    if shown.waiting.unheard:
        title = _title(shown)
        return Card(title=title, parts=(Buttons(issue_buttons(shown)),), spoken=aloud(title))
    return _is_it_over(shown, "They have heard from us, and wait for its end.")


def late_card(said: i.IssueLate) -> Card:
    shown = said.shown
    title = f"{_customers(shown.waiting.all)} of {named(shown.name)} {_have(shown.waiting.all)} waited too long."
    parts: tuple[Part, ...] = (Text((person(shown.lead), " answers for it; the time that was agreed has passed.")),)
    if said.own:
        parts = (Text("The time that was agreed for the first of them has passed."),)
    return Card(title=title, parts=(*parts, Buttons(issue_buttons(shown))), spoken=aloud(title))


def until_card(said: i.IssueUntil) -> Card:
    return _is_it_over(said.shown, "Its time has passed: what comes now gets tickets of its own.")


def _is_it_over(shown: i.IssueShown, why: str) -> Card:
    title = f"Is {named(shown.name)} over?"
    waits = f"{_customers(shown.waiting.all)} {'waits' if shown.waiting.all == 1 else 'wait'} in it."
    return Card(title=title, parts=(Text(why), Text(waits), Buttons(issue_buttons(shown))), spoken=aloud(title))


_UNDER_WAY = {
    Doing.GATHER: ("{name} is known.", "Open tickets about it are joining now; I'll tell you how many."),
    Doing.ANSWER: ("Everybody's answer is being written.", "I'll tell you when all of them are on their way."),
    Doing.TAKE_BACK: ("Stopped: nobody else gets it.", "What has not left yet is being taken back; I'll tell you."),
    Doing.SETTLE: ("{name} is over.", "Everybody who waits in it is being seen to; I'll tell you when it's done."),
}


def under_way_card(said: i.IssueUnderWay) -> Card:
    title, more = _UNDER_WAY[said.doing]
    title = title.format(name=named(said.name))
    undo = (button("Take it back", actions.ISSUE_UNDO, said.issue),) if said.doing is Doing.ANSWER else ()
    show = button("Show it", actions.ISSUE_SHOW, said.issue)
    return Card(title=title, parts=(Text(more), Buttons((*undo, show))), spoken=aloud(title))


def gathered_card(said: i.IssueGathered) -> Card:
    title = f"{capital(plural(said.joined, 'open ticket'))} joined {named(said.name)}."
    if not said.joined:
        title = f"No open ticket was about {named(said.name)}."
    return Card(
        title=title, parts=(Buttons((button("Show it", actions.ISSUE_SHOW, said.issue),)),), spoken=aloud(title)
    )


def answered_all_card(said: i.IssueAnswered) -> Card:
    leaves = "answer leaves" if said.sent == 1 else "answers leave"
    title: Sentence = (f"{capital(plural(said.sent, 'answer'))} {_is(said.sent)} on the way.",)
    if said.send_at is not None:
        title = (f"{capital(number(said.sent))} {leaves} at ", When(said.send_at, "time", said.zone), ".")
    if not said.sent:
        title = ("Nobody in it can be written to.",)
    parts: list[Part] = []
    if said.apart:
        card = "the ticket has a card of its own" if said.apart == 1 else "each has a card of their own"
        parts.append(Text(f"{_customers(said.apart)} can't be written to: {card} now."))
    if said.sent:
        parts.append(Text("Changed your mind? Take it back stands on the issue's card, as long as it may.", quiet=True))
    parts.append(Buttons((button("Show it", actions.ISSUE_SHOW, said.issue),)))
    return Card(title=title, parts=tuple(parts), spoken=aloud(title))


def taken_back_all_card(said: i.IssueTakenBack) -> Card:
    if not said.taken_back:
        return Card(title="It has left already. You can write again; they will understand.")
    title = f"Taken back: {plural(said.taken_back, 'customer')} will not get it. Your text is safe."
    again = Buttons((button("Write again", actions.ISSUE_ANSWER, said.issue, Style.PRIMARY),))
    return Card(title=title, parts=(*((Verbatim(said.text),) if said.text.strip() else ()), again), spoken=title)


def ended_card(said: i.IssueEnded) -> Card:
    if said.already:
        return Card(title=f"{said.by.first_name} has ended {named(said.name)} already; thank you for looking.")
    title = f"{named(said.name)} is over."
    if not said.own:
        title = f"{said.by.first_name} ended {named(said.name)}: it is over."
    settled = f"{_customers(said.settled)} who heard from us {_was(said.settled)} settled with it."
    cards = "it has a card of its own" if said.apart == 1 else "each has a card of their own"
    apart = f"{capital(plural(said.apart, 'ticket'))} whose customer had heard nothing: {cards}, with its own time."
    parts = (*((Text(settled),) if said.settled else ()), *((Text(apart),) if said.apart else ()))
    return Card(title=title, parts=parts or (Text("Nobody was waiting in it."),), spoken=aloud(title))


def put_in_card(said: i.PutIntoIssue) -> Card:
    title = f"{customer_name(said.customer)} waits in {named(said.name)} now."
    out = Buttons((button("Take it out", actions.LEAVE_ISSUE, said.ticket),))
    return Card(title=title, parts=(Text("One answer goes to everybody in it."), out), spoken=aloud(title))


def queue_card(said: i.IssueQueue) -> Card:
    if not said.rows:
        return Card(title=f"Nobody waits in {named(said.name)}.")
    title = f"{_customers(said.total)} {'waits' if said.total == 1 else 'wait'} in {named(said.name)}:"
    more = said.total - len(said.rows)
    rest = (Text(f"{and_more(more)}.", quiet=True),) if more > 0 else ()
    how = Text("“/loop ticket 7” shows one; whoever claims it takes it out, with a card of its own.", quiet=True)
    rows = facts(said.rows, said.zone, said.now, owners=False)
    return Card(title=title, parts=(rows, *rest, how), spoken=aloud(title))


def issues_card(said: i.Issues) -> Card:
    title = f"{capital(plural(len(said.rows), 'known issue'))}:" if said.rows else "No issue is known now."
    rows: dict[str, str | Sentence] = {named(row.name): _row(row, said) for row in said.rows}
    shows = [button(cut(named(row.name), 40), actions.ISSUE_SHOW, row.issue) for row in said.rows[:3]]
    several = len(said.teams) > 1
    declares = [
        button(f"Declare one for {cut(name, 30)}" if several else "Declare one", actions.ISSUE_DECLARE, team)
        for team, name in said.teams[: 5 - len(shows)]
    ]
    what = "When many say the same: one card, one answer to all, and each is counted as ever."
    row = (*shows, *declares)
    parts = (*((Facts(rows),) if rows else ()), Text(what, quiet=True), *((Buttons(row),) if row else ()))
    return Card(title=title, parts=parts, spoken=aloud(title))


def _row(row: i.IssueRow, said: i.Issues) -> Sentence:
    waits = f"{plural(row.waiting.all, 'customer')} {'waits' if row.waiting.all == 1 else 'wait'}"
    unheard = f"{number(row.waiting.unheard)} of them have heard nothing yet" if row.waiting.unheard else ""
    lead: Sentence = (person(row.lead), f" answers for it in {row.team_name}")
    return joined((waits, unheard, lead, ("since ", moment(row.since, said.zone, said.now))), capitals=False)


def named(name: str) -> str:
    return capital(cut(one_line(name), _NAME))


def _customers(count: int) -> str:
    return capital(plural(count, "customer"))


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _was(count: int) -> str:
    return "was" if count == 1 else "were"


def _have(count: int) -> str:
    return "has" if count == 1 else "have"
