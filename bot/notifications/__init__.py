"""What we say, as plain data: no sentence, no layout, no platform."""

from bot.notifications.alarms import (
    CaughtUp,
    CouldNotTell,
    Elsewhere,
    FallenBehind,
    NobodyWasTold,
    RouteShown,
    ToldAgain,
    Unreachable,
    WrongRoutes,
    tickets_in,
)
from bot.notifications.answered import Answered, Asking
from bot.notifications.answers import (
    ContactDetails,
    HelpWanted,
    MessageTakenBack,
    MessageWillLeave,
    Noted,
    OpenAgain,
    PlaybookShown,
    Row,
    SomebodyWasQuicker,
    TextHandedBack,
)
from bot.notifications.arriving import DaysList, NobodyToGive
from bot.notifications.away import (
    AwayRow,
    AwaySet,
    BackSet,
    ColleagueGone,
    NobodyThere,
    OfferedToYou,
    WhoIsAway,
)
from bot.notifications.causes import CausesShown
from bot.notifications.crowds import Crowd, CrowdOver
from bot.notifications.customers import StillSilent, WroteAgain, WroteToTeam
from bot.notifications.dashboards import (
    PAGE,
    AllTeams,
    Counts,
    Figures,
    Found,
    Help,
    MyLoop,
    NextForYou,
    ObjectiveStands,
    Queue,
    Share,
    TeamLoop,
    TeamStands,
)
from bot.notifications.days import (
    Day,
    Home,
    Morning,
    PromisedToday,
    Start,
)
from bot.notifications.escalations import (
    NOT_WANTED,
    Allowance,
    Introduction,
    Matter,
    NeedsYou,
    NobodyTookIt,
    SomebodyTookItOn,
    TeamNeeded,
    TookOn,
    Wanted,
)
from bot.notifications.gathered import Gathered
from bot.notifications.issues import Issuing
from bot.notifications.maps import MapShown, TargetsShown, WorkflowRow
from bot.notifications.reminders import (
    Nudge,
    Reminder,
    StillYours,
    WentBack,
)
from bot.notifications.revising import Revising
from bot.notifications.ticket import (
    AlsoSaid,
    LastDone,
    NextStep,
    OnItsWay,
    Other,
    PassedOn,
    PromiseMade,
    ReachedAt,
    SoFar,
    TicketMoved,
    TicketShown,
    TimelineEntry,
    Who,
)
from bot.notifications.told import (
    Advice,
    AssignedToYou,
    GivenToYou,
    HelpAskedFor,
    MailDelayed,
    MailKeptBack,
    MessageCameBack,
    SnoozeOver,
    TeamGone,
    TellOnce,
)
from bot.notifications.watching import (
    AnswerShown,
    Shadows,
    ShadowStands,
    SilentSource,
    SourcesSilent,
    Uncaught,
)

__all__ = [
    "NOT_WANTED",
    "PAGE",
    "Advice",
    "AllTeams",
    "Allowance",
    "AlsoSaid",
    "AnswerShown",
    "Answered",
    "Asking",
    "AssignedToYou",
    "AwayRow",
    "AwaySet",
    "BackSet",
    "CaughtUp",
    "CausesShown",
    "ColleagueGone",
    "ContactDetails",
    "CouldNotTell",
    "Counts",
    "Crowd",
    "CrowdOver",
    "Day",
    "DaysList",
    "Elsewhere",
    "FallenBehind",
    "Figures",
    "Found",
    "Gathered",
    "GivenToYou",
    "Help",
    "HelpAskedFor",
    "HelpWanted",
    "Home",
    "Introduction",
    "Issuing",
    "LastDone",
    "MailDelayed",
    "MailKeptBack",
    "MapShown",
    "Matter",
    "MessageCameBack",
    "MessageTakenBack",
    "MessageWillLeave",
    "Morning",
    "MyLoop",
    "NeedsYou",
    "NextForYou",
    "NextStep",
    "NobodyThere",
    "NobodyToGive",
    "NobodyTookIt",
    "NobodyWasTold",
    "Noted",
    "Notification",
    "Nudge",
    "ObjectiveStands",
    "OfferedToYou",
    "OnItsWay",
    "OpenAgain",
    "Other",
    "PassedOn",
    "PlaybookShown",
    "PromiseMade",
    "PromisedToday",
    "Queue",
    "ReachedAt",
    "Reminder",
    "Revising",
    "RouteShown",
    "Row",
    "ShadowStands",
    "Shadows",
    "Share",
    "SilentSource",
    "SnoozeOver",
    "SoFar",
    "SomebodyTookItOn",
    "SomebodyWasQuicker",
    "SourcesSilent",
    "Start",
    "StillSilent",
    "StillYours",
    "TargetsShown",
    "TeamGone",
    "TeamLoop",
    "TeamNeeded",
    "TeamStands",
    "TellOnce",
    "TextHandedBack",
    "TicketMoved",
    "TicketShown",
    "TimelineEntry",
    "ToldAgain",
    "TookOn",
    "Uncaught",
    "Unreachable",
    "Wanted",
    "WentBack",
    "Who",
    "WhoIsAway",
    "WorkflowRow",
    "WrongRoutes",
    "WroteAgain",
    "WroteToTeam",
    "tickets_in",
]

Notification = (
    TicketShown
    | TicketMoved
    | TimelineEntry
    | SoFar
    | HelpAskedFor
    | AssignedToYou
    | GivenToYou
    | TellOnce
    | MessageCameBack
    | MailDelayed
    | MailKeptBack
    | SnoozeOver
    | Advice
    | Nudge
    | StillYours
    | WentBack
    | Gathered
    | AwaySet
    | BackSet
    | ColleagueGone
    | NobodyThere
    | OfferedToYou
    | WhoIsAway
    | Morning
    | Home
    | WroteAgain
    | WroteToTeam
    | StillSilent
    | TeamGone
    | Answered
    | Elsewhere
    | CouldNotTell
    | NobodyWasTold
    | ToldAgain
    | FallenBehind
    | CaughtUp
    | Unreachable
    | WrongRoutes
    | SourcesSilent
    | Uncaught
    | Crowd
    | CrowdOver
    | DaysList
    | NobodyToGive
    | NeedsYou
    | TeamNeeded
    | SomebodyTookItOn
    | NobodyTookIt
    | Introduction
    | SomebodyWasQuicker
    | MessageWillLeave
    | MessageTakenBack
    | ContactDetails
    | OpenAgain
    | PlaybookShown
    | Noted
    | TextHandedBack
    | MyLoop
    | TeamLoop
    | AllTeams
    | Queue
    | NextForYou
    | Found
    | Shadows
    | Help
    | Revising
    | Issuing
    | TargetsShown
    | MapShown
    | CausesShown
)
