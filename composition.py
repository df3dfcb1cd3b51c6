"""Composition root: reads settings, builds the objects, starts them. Nothing else."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial

from prometheus_client import CollectorRegistry
from starlette.applications import Starlette

from bot.home import Touched
from bot.intake import Ingest, Taken
from bot.moment import Moment
from bot.ports import Work
from bot.program import Program
from handlers.attendance import Attendance
from handlers.clockwork import Clockwork
from handlers.delivery import PACE, Delivery
from handlers.demo.clock import Access
from handlers.demo.happening import Happening
from handlers.demo.routes import Demo, open_demo
from handlers.figures import Figures
from handlers.intake import Intake
from handlers.intake import routes as intake_routes
from handlers.listening import listen
from handlers.mail.office import open_office
from handlers.map_links import map_links
from handlers.map_page import map_routes
from handlers.post_office import NoPostOffice
from handlers.program_file import load, read_kept, text_to_keep
from handlers.program_in_use import ProgramInUse
from handlers.program_on_disk import ProgramOnDisk, for_commands
from handlers.program_watch import ProgramWatch
from handlers.schedule import ticks
from handlers.server import Vitals, application
from handlers.settings import Environment, Settings, program_path, settings_with
from handlers.slack.edge import open_slack
from handlers.sources import Delivery as Delivered
from handlers.sources.usable import require_fit
from sandbox import SandboxServer, Workspace
from storage import migrate
from storage.absences import AbsenceBook
from storage.appointments import Appointments
from storage.backlog import Backlog
from storage.editions import Editions, in_force, open_editions
from storage.engine import check, is_sqlite, open_engine, require_there
from storage.homes import Homes
from storage.ledger import Answer, Ledger
from storage.lock import OneServe
from storage.members import Members
from storage.outbox import Outbox
from storage.revisions import Revisions
from storage.schema import require_columns
from storage.shared_clock import SharedClock
from storage.views import Views
from storage.waiting import Health, Timers
from storage.writer import Writer

Clock = Callable[[], datetime]
#: What the command line asks for by these names.
one_serve, require_database, kept_editions = OneServe, require_there, open_editions
this_installation = settings_with
machine_clock: Clock = partial(datetime.now, UTC)


class Records:
    """The database and the ledger over it: all that the command line needs."""

    def __init__(self, settings: Settings, program: Program, clock: Clock = machine_clock) -> None:
        self.settings = settings
        self.clock = clock
        self.engine = open_engine(settings.database_url)
        check(self.engine)
        if is_sqlite(self.engine):
            migrate.upgrade(self.engine)
        require_columns(self.engine)
        self.revisions, self.editions = Revisions(self.engine), Editions(self.engine)
        self.program = ProgramInUse(program, self._earlier)
        self.absences = AbsenceBook(self.engine, clock)
        self.ledger = Ledger(self.engine, self.moment, learn=self.absences.learn)
        self.views = Views(self.engine)
        self.timers = Timers(self.engine)
        self.health = Health(self.engine)
        self.backlog = Backlog(self.engine)

    def moment(self) -> Moment:
        return self._moment(self.program.earlier)

    def moment_of_writing(self) -> Moment:
        """For the writer, which everybody waits for: it reads no program."""
        return self._moment(self.program.at_hand)

    def _moment(self, earlier: Callable[[str], Program | None]) -> Moment:
        program = self.program.current
        return Moment(self.clock(), program, earlier, self.absences.under(program))

    def _earlier(self, revision: str) -> Program | None:
        kept = self.revisions.text_of(revision)
        return None if kept is None else read_kept(revision, kept)

    def run(self, works: list[Work[object]]) -> list[object]:
        """Several pieces of work in one commit; raises what the first broken one raised."""
        program = self.program.current  # kept before the first ticket is opened under it
        self.ledger.do(self.revisions.keep_work(program.revision, text_to_keep(program)))
        return _values(self.ledger.run(works))

    def rehearse(self, works: list[Work[object]]) -> list[object]:
        """What `run` would answer; nothing is written."""
        return _values(self.ledger.rehearse(works))

    def close(self) -> None:
        self.program.close()
        self.ledger.close()
        self.engine.dispose()


def _values(answers: list[Answer]) -> list[object]:
    for answer in answers:
        if answer.error is not None:
            raise answer.error
    return [answer.value for answer in answers]


class Ringback:
    """The whole bot, built inside a running event loop; `start` brings it to life."""

    def __init__(
        self,
        settings: Settings,
        program: Program,
        *,
        clock: Clock = machine_clock,
        machine_now: Clock = machine_clock,
        pace: timedelta = PACE,
        access: Access | None = None,
        file: ProgramOnDisk | None = None,
    ) -> None:
        self.records = records = Records(settings, program, clock)
        self._loop = asyncio.get_running_loop()
        self.ledger = Ledger(
            records.engine,
            records.moment_of_writing,
            to_send=self._commit_left_messages,
            learn=records.absences.learn,
            touched=self._commit_touched,
        )
        self.writer = Writer(self.ledger)
        self.views = records.views
        self.backlog = records.backlog
        self.members = Members(records.engine, self.writer)
        self.attendance = Attendance(self.writer, records.absences, self._program, records.views.numbers_going_on)
        self.slack = open_slack(settings, self.members, self._program, self.attendance.deactivated)
        homes = Homes(records.engine, self.writer)
        self.home = self.slack.home(homes, self.views, records.moment, machine_now) if self.slack else None
        self.mail = open_office(settings, machine_now)
        shared_clock = SharedClock(records.engine, machine_now)
        self._compare_clocks: Callable[[], Awaitable[None]] = partial(asyncio.to_thread, shared_clock.compare)
        self._outbox = Outbox(self.writer)
        self.delivery = Delivery(
            outbox=self._outbox,
            writer=self.writer,
            views=self.views,
            members=self.members,
            chats=(self.slack.chat,) if self.slack else (),
            post_office=self.mail or NoPostOffice(),
            moment=records.moment,
            machine_now=shared_clock,
            pace=pace,
        )
        self.program = ProgramWatch(records.program, records.editions, self.writer, records.moment, file, self._refresh)
        self.clockwork = Clockwork(self.writer, records.timers, Appointments(records.engine), records.moment)
        self.maps = map_links(settings, machine_now, records.moment)
        if self.slack and self.home:
            kept, people, moment = self.views, self.members, records.moment
            listen(self.slack, self.home, settings, self.writer, kept, people, moment, self.program, self.maps)
        self.demo = self._demo(settings, machine_now, access) if access else None
        self.figures = Figures(CollectorRegistry(), self.writer, records.health, clock, machine_now)
        self.web = self._web(settings, clock, machine_now)
        self._scheduler = ticks(
            self.clockwork.fire_due,
            self._wake_delivery,
            self._refresh,
            self._compare_clocks,
            self.attendance.catch_up,
            self.home.redraw if self.home else None,
            self.program.tick,
        )
        self._delivering: asyncio.Task[None] | None = None

    def _web(self, settings: Settings, clock: Clock, machine_now: Clock) -> Starlette:
        intake = Intake(
            sources=lambda: self.records.program.sources,
            ingest=self._ingest,
            now=machine_now,
            domain_now=clock,
            unsigned_allowed=settings.ringback_env is not Environment.PRODUCTION,
            refused=self.figures.refused,
        )
        vitals = Vitals(
            health=self.records.health,
            now=clock,
            registry=self.figures.registry,
            machine_now=machine_now,
            write_trouble=lambda: self.ledger.trouble,
        )
        chat = self.slack.routes() if self.slack else []
        demo = self.demo.routes() if self.demo else []
        return application([*intake_routes(intake), *chat, *map_routes(self.maps), *demo, *vitals.routes()])

    def _demo(self, settings: Settings, machine_now: Clock, access: Access) -> Demo:
        clockwork, attendance, delivery = self.clockwork, self.attendance, self.delivery
        time = Happening(access.clock, machine_now, self.backlog, self.writer, clockwork, attendance, delivery)
        return open_demo(access, time, settings.public_url, self._program, self.views)

    def _ingest(self, delivery: Delivered) -> Awaitable[Taken]:
        program, said = self.records.program.current, delivery.feedback
        return self.writer.do(Ingest(delivery.key, said, program.workflow_for(said), asked=program.revision))

    def _commit_left_messages(self, lanes: frozenset[str] | None) -> None:
        """Called in the writer's thread."""
        with suppress(RuntimeError):  # the loop is closing: the outbox keeps what is left
            self._loop.call_soon_threadsafe(self.delivery.wake, lanes)

    def _commit_touched(self, touched: Touched) -> None:
        if self.home:
            self.home.changed(touched)

    def _program(self) -> Program:
        return self.records.program.current

    async def _wake_delivery(self) -> None:
        self.delivery.wake()

    async def _refresh(self) -> None:
        if self.slack:
            await self.slack.refresh()

    async def start(self, *, by_itself: bool = True) -> None:
        """Begin to write; *by_itself* also begins to send and to watch the clock."""
        self.writer.start()
        await self.program.begin()
        await asyncio.to_thread(self.records.program.look_over, self.views)
        await self._outbox.begin(alone=is_sqlite(self.records.engine))
        if not by_itself:
            return
        await self._compare_clocks()
        if self.slack:
            await self.slack.start()
        self._delivering = asyncio.create_task(self.delivery.run())
        self.delivery.wake()
        self._scheduler.start()

    async def stop(self) -> None:
        """Whatever was acknowledged is written; what is on the wire arrives; the rest waits in the outbox."""
        if self.demo:
            await self.demo.stop()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        if self._delivering:
            self._delivering.cancel()
            await asyncio.wait([self._delivering])
        await self.delivery.stop()
        if self.slack:
            await self.slack.stop()
        await asyncio.to_thread(self.writer.stop)
        self.ledger.close()
        self.records.close()


def open_records(settings: Settings, environ: Mapping[str, str] = os.environ) -> Records:
    """The records of the installation that *settings* describe."""
    program = load(program_path(settings), environ)
    return Records(settings, for_commands(program, in_force(settings.database_url), environ))


def open_bot(settings: Settings, environ: Mapping[str, str] = os.environ, access: Access | None = None) -> Ringback:
    """
    The bot that *settings* describe; call it inside the event loop it will live in.

    Only in a demo *access* means anything: there the bot goes by its clock.
    """
    file = ProgramOnDisk(program_path(settings), environ, partial(require_fit, settings=settings, environ=environ))
    program = file.read_or(partial(in_force, settings.database_url))
    if access and settings.ringback_env is Environment.DEMO:
        return Ringback(settings, program, clock=access.clock, pace=access.pace, access=access, file=file)
    return Ringback(settings, program, file=file)


def upgrade(database_url: str) -> None:
    """Bring a database to the newest schema."""
    engine = open_engine(database_url)
    migrate.upgrade(engine)
    engine.dispose()


def open_workspace(port: int) -> SandboxServer:
    """An empty sandbox workspace, for the demo; the bot meets it over the wire only."""
    return SandboxServer(Workspace(strict_rates=False), port, by_itself=True)
