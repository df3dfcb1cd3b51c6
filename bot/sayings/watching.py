"""What the program's owner is told of the program itself."""

from bot import notifications as n
from bot.moment import Moment
from bot.ports import Views
from bot.sayings.say import Say
from bot.silences import SILENCES, Silence, read
from bot.uncaught import UNCAUGHT, answer_shown, uncaught


def _silences(subject: str, to: str, views: Views, moment: Moment) -> n.SourcesSilent | None:
    """Of a source that left the program since then nothing is said."""
    said = read(subject)
    silent = tuple(shown for each in said.new if (shown := _silent(each, views, moment)) is not None)
    speaking = tuple((each.source, each.since) for each in said.over if each.source in moment.program.sources)
    if not silent and not speaking:
        return None
    return n.SourcesSilent(silent=silent, speaking=speaking, zone=moment.program.program.zone, now=moment.now)


def _silent(silence: Silence, views: Views, moment: Moment) -> n.SilentSource | None:
    source = moment.program.sources.get(silence.source)
    if source is None or source.expect_every is None:
        return None
    last = views.sent(silence.source, silence.since) if silence.ever else None
    return n.SilentSource(
        name=silence.source,
        since=silence.since,
        expected=source.expect_every,
        last=answer_shown(last) if last else None,
        ever=silence.ever,
    )


SAY: dict[str, Say] = {SILENCES: _silences, UNCAUGHT: uncaught}
