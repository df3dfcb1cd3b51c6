"""What we say, as plain data: no sentence, no layout, no platform."""

from bot.notifications.answers import (
    ContactDetails,
    HelpWanted,
    MessageTakenBack,
    MessageWillLeave,
    Noted,
    OpenAgain,
    Row,
    SomebodyWasQuicker,
    TextHandedBack,
)
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
from bot.notifications.reminders import (
    Gathered,
    Nudge,
    StillYours,
    WentBack,
)
from bot.notifications.ticket import (
    AlsoSaid,
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
    HelpAskedFor,
    MailDelayed,
    MailKeptBack,
    MessageCameBack,
    SnoozeOver,
    TeamGone,
    TellOnce,
)

__all__ = [
    "PAGE",
    "Advice",
    "AllTeams",
    "AlsoSaid",
    "AssignedToYou",
    "ContactDetails",
    "Counts",
    "Figures",
    "Found",
    "Gathered",
    "Help",
    "HelpAskedFor",
    "HelpWanted",
    "MailDelayed",
    "MailKeptBack",
    "MessageCameBack",
    "MessageTakenBack",
    "MessageWillLeave",
    "MyLoop",
    "NextForYou",
    "NextStep",
    "Noted",
    "Notification",
    "Nudge",
    "ObjectiveStands",
    "OnItsWay",
    "OpenAgain",
    "Other",
    "PassedOn",
    "PromiseMade",
    "Queue",
    "ReachedAt",
    "Row",
    "Share",
    "SnoozeOver",
    "SoFar",
    "SomebodyWasQuicker",
    "StillYours",
    "TeamGone",
    "TeamLoop",
    "TeamStands",
    "TellOnce",
    "TextHandedBack",
    "TicketMoved",
    "TicketShown",
    "TimelineEntry",
    "WentBack",
    "Who",
]

Notification = (
    TicketShown
    | TicketMoved
    | TimelineEntry
    | SoFar
    | HelpAskedFor
    | AssignedToYou
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
    | TeamGone
    | SomebodyWasQuicker
    | MessageWillLeave
    | MessageTakenBack
    | ContactDetails
    | OpenAgain
    | Noted
    | TextHandedBack
    | MyLoop
    | TeamLoop
    | AllTeams
    | Queue
    | NextForYou
    | Found
    | Help
)
