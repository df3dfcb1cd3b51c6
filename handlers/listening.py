"""What people do in the chat, put together: what is pressed, typed and filled in, and who answers it."""

from collections.abc import Callable

from bot.moment import Moment
from bot.ports import Members, Views, Writer
from handlers.forming import Forming
from handlers.group_book import GroupsInTheProgram
from handlers.interactions import Interactions
from handlers.issue_letters import IssueLetters
from handlers.loop_command import LoopCommand
from handlers.mail.office import Composer
from handlers.map_links import MapLinks
from handlers.notes import NoteFromMessage
from handlers.program_decisions import ProgramChange
from handlers.settings import Settings
from handlers.slack.edge import SlackEdge
from handlers.slack.home import SlackHome
from handlers.slack.listeners import Listeners
from handlers.submissions import Submissions

#: Stands in previews where no mail server is set up; nothing is ever sent from it.
_NO_SENDER = "nobody@ringback.invalid"


def listen(
    slack: SlackEdge,
    home: SlackHome,
    settings: Settings,
    writer: Writer,
    views: Views,
    members: Members,
    moment: Callable[[], Moment],
    program: ProgramChange,
    maps: MapLinks,
) -> None:
    """From now on what happens in *slack* is answered."""
    forming = Forming(views, moment, mail=settings.smtp_url is not None)
    interactions = Interactions(
        writer=writer, views=views, members=members, moment=moment, forming=forming, program=program
    )
    slack.follow_groups(GroupsInTheProgram(program, writer))
    composer = Composer(settings.mail_from or _NO_SENDER)
    program.issues.write_with(IssueLetters(views, composer))
    Listeners(
        home=home,
        interactions=interactions,
        submissions=Submissions(writer=writer, interactions=interactions, composer=composer),
        loop=LoopCommand(interactions=interactions, views=views, maps=maps),
        notes=NoteFromMessage(writer, views, interactions, forming, moment),
        forming=forming,
        replies=slack.replies,
        identity=slack.identity,
        groups=slack.groups,
        tasks=slack.tasks,
    ).register(slack.app)
