"""Why somebody asks for help, and what came of a call."""

from enum import StrEnum


class CallOutcome(StrEnum):
    """What came of a call."""

    REACHED = "reached"
    VOICEMAIL = "voicemail"
    WRONG_NUMBER = "wrong_number"
    CALL_BACK = "call_back"


class HelpReason(StrEnum):
    """Why somebody asks for help (G2: escalation criteria)."""

    OUT_OF_SCOPE = "out_of_scope"
    NEEDS_RESEARCH = "needs_research"
    PUBLIC_RISK = "public_risk"
    OTHER = "other"
