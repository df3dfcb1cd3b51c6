"""Which card shows which notification, and which form asks for what."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from blocks.card import Card
from blocks.cards import known_issues as known
from blocks.cards.advice import advice_card
from blocks.cards.alarms import (
    caught_up_card,
    could_not_tell_card,
    fallen_behind_card,
    nobody_was_told_card,
    told_again_card,
    why_here,
)
from blocks.cards.all_teams import all_teams_card
from blocks.cards.answered import over
from blocks.cards.assigned import assigned_card
from blocks.cards.away import away_set_card, back_set_card, who_is_away_card
from blocks.cards.came_back import came_back_card
from blocks.cards.causes import causes_card
from blocks.cards.crowd import crowd_card, crowd_over_card
from blocks.cards.customer_wrote import still_silent_card, wrote_again_card, wrote_to_team_card
from blocks.cards.daily import CARDS as DAILY
from blocks.cards.found import found_card
from blocks.cards.gathered import gathered_card
from blocks.cards.given import given_card
from blocks.cards.gone_quiet import still_yours_card, went_back_card
from blocks.cards.help import help_card
from blocks.cards.help_asked import help_asked_card
from blocks.cards.home import home_card
from blocks.cards.introduction import introduction_card
from blocks.cards.late_mail import delayed_card, kept_back_card
from blocks.cards.leaving import leaving_card, taken_back_card
from blocks.cards.maps import map_card, targets_card
from blocks.cards.me import me_card
from blocks.cards.morning import morning_card
from blocks.cards.moved import moved_card
from blocks.cards.needs_you import needs_you_card
from blocks.cards.next import next_card
from blocks.cards.nobody_took_it import nobody_took_it_card
from blocks.cards.nudge import nudge_card
from blocks.cards.overflow import days_list_card, nobody_to_give_card
from blocks.cards.pausing import followed_up_card, not_paused_card, pause_over_card, paused_card, pauses_card
from blocks.cards.playbook import playbook_card
from blocks.cards.queue import queue_card
from blocks.cards.quicker import quicker_card
from blocks.cards.revising import (
    asked_card,
    changed_card,
    decided_card,
    declined_card,
    not_taken_card,
    waits_card,
)
from blocks.cards.routes import unreachable_card, wrong_routes_card
from blocks.cards.settled import settled_card
from blocks.cards.silent import silent_card
from blocks.cards.small import contact_card, handed_back_card, noted_card, open_again_card
from blocks.cards.snooze_over import snooze_over_card
from blocks.cards.so_far import so_far_card
from blocks.cards.standing_in import colleague_gone_card, nobody_there_card, offered_card
from blocks.cards.taken_on import taken_on_card
from blocks.cards.team import team_card
from blocks.cards.team_gone import team_gone_card
from blocks.cards.team_needed import team_needed_card
from blocks.cards.ticket import ticket_card
from blocks.cards.timeline import timeline_card
from blocks.cards.told import told_card
from blocks.cards.uncaught import shadows_card, uncaught_card
from blocks.form import Form
from blocks.forms import known_issues as known_forms
from blocks.forms.answering import carry_on_form, hand_to_form
from blocks.forms.call import call_form
from blocks.forms.documenting import close_form, root_cause_form
from blocks.forms.noting import note_form
from blocks.forms.passing_on import (
    assign_form,
    escalate_form,
    hand_over_form,
    merge_form,
    not_today_form,
    snooze_form,
)
from blocks.forms.people import add_form, change_form, choose_form, take_out_form
from blocks.forms.respond import preview_form, respond_form
from bot import forms as f
from bot import issue_forms as q
from bot import notifications as n
from bot import people_forms as p
from bot.notifications import issues as i
from bot.notifications import revising as r


def elsewhere_card(elsewhere: n.Elsewhere) -> Card:
    """The card as ever, with a line that says why it stands here."""
    card = build(elsewhere.said)
    return replace(card, parts=(*card.parts, why_here(elsewhere.team_name)))


def answered_card(answered: n.Answered) -> Card:
    return over(build(answered.said), answered)


#: Typed at each function; the table cannot say that key and function belong together.
CARDS: Final[Mapping[type, Callable[[Any], Card]]] = {
    n.TicketShown: ticket_card,
    n.TicketMoved: moved_card,
    n.TimelineEntry: timeline_card,
    n.SoFar: so_far_card,
    n.HelpAskedFor: help_asked_card,
    n.AssignedToYou: assigned_card,
    n.GivenToYou: given_card,
    n.TellOnce: told_card,
    n.MessageCameBack: came_back_card,
    n.MailDelayed: delayed_card,
    n.MailKeptBack: kept_back_card,
    n.SnoozeOver: snooze_over_card,
    n.Advice: advice_card,
    n.Nudge: nudge_card,
    n.StillYours: still_yours_card,
    n.WentBack: went_back_card,
    n.WroteAgain: wrote_again_card,
    n.WroteToTeam: wrote_to_team_card,
    n.StillSilent: still_silent_card,
    n.Gathered: gathered_card,
    n.AwaySet: away_set_card,
    n.BackSet: back_set_card,
    n.WhoIsAway: who_is_away_card,
    n.OfferedToYou: offered_card,
    n.ColleagueGone: colleague_gone_card,
    n.NobodyThere: nobody_there_card,
    n.Morning: morning_card,
    n.Home: home_card,
    n.TeamGone: team_gone_card,
    n.NeedsYou: needs_you_card,
    n.TeamNeeded: team_needed_card,
    n.SomebodyTookItOn: taken_on_card,
    n.NobodyTookIt: nobody_took_it_card,
    n.Introduction: introduction_card,
    n.Elsewhere: elsewhere_card,
    n.Answered: answered_card,
    n.CouldNotTell: could_not_tell_card,
    n.NobodyWasTold: nobody_was_told_card,
    n.ToldAgain: told_again_card,
    n.FallenBehind: fallen_behind_card,
    n.CaughtUp: caught_up_card,
    n.Unreachable: unreachable_card,
    n.WrongRoutes: wrong_routes_card,
    n.SourcesSilent: silent_card,
    n.Uncaught: uncaught_card,
    n.Crowd: crowd_card,
    n.CrowdOver: crowd_over_card,
    n.DaysList: days_list_card,
    n.NobodyToGive: nobody_to_give_card,
    n.SomebodyWasQuicker: quicker_card,
    n.MessageWillLeave: leaving_card,
    n.MessageTakenBack: taken_back_card,
    n.ContactDetails: contact_card,
    n.OpenAgain: open_again_card,
    n.PlaybookShown: playbook_card,
    n.Noted: noted_card,
    n.TextHandedBack: handed_back_card,
    n.MyLoop: me_card,
    n.TeamLoop: team_card,
    n.AllTeams: all_teams_card,
    n.Queue: queue_card,
    n.NextForYou: next_card,
    n.Found: found_card,
    n.Shadows: shadows_card,
    n.Help: help_card,
    r.ProgramChanged: changed_card,
    r.ApprovalAsked: asked_card,
    r.ProgramWaits: waits_card,
    r.ProgramDecided: decided_card,
    r.ChangeSettled: settled_card,
    r.ProgramDeclined: declined_card,
    r.ProgramNotTaken: not_taken_card,
    r.WorkflowPaused: paused_card,
    r.PauseOver: pause_over_card,
    r.FollowedUp: followed_up_card,
    r.NotPaused: not_paused_card,
    r.Pauses: pauses_card,
    **DAILY,
    i.IssueShown: known.issue_card,
    i.IssueDeclared: known.declared_card,
    i.IssueDue: known.due_card,
    i.IssueLate: known.late_card,
    i.IssueUntil: known.until_card,
    i.IssueUnderWay: known.under_way_card,
    i.IssueGathered: known.gathered_card,
    i.IssueAnswered: known.answered_all_card,
    i.IssueTakenBack: known.taken_back_all_card,
    i.IssueEnded: known.ended_card,
    i.PutIntoIssue: known.put_in_card,
    i.IssueQueue: known.queue_card,
    i.Issues: known.issues_card,
    n.TargetsShown: targets_card,
    n.MapShown: map_card,
    n.CausesShown: causes_card,
}

FORMS: Final[Mapping[type, Callable[[Any], Form]]] = {
    f.RespondForm: respond_form,
    f.RespondPreview: preview_form,
    f.CallForm: call_form,
    f.EscalateForm: escalate_form,
    f.RootCauseForm: root_cause_form,
    f.CloseForm: close_form,
    f.SnoozeForm: snooze_form,
    f.AssignForm: assign_form,
    f.HandOverForm: hand_over_form,
    f.NotTodayForm: not_today_form,
    f.MergeForm: merge_form,
    f.NoteForm: note_form,
    f.CarryOnForm: carry_on_form,
    f.HandToForm: hand_to_form,
    q.JoinIssueForm: known_forms.join_form,
    q.IssueForm: known_forms.issue_form,
    q.IssueAnswerForm: known_forms.answer_form,
    q.IssuePreview: known_forms.issue_preview_form,
    q.IssueEndForm: known_forms.end_form,
    p.AddPersonForm: add_form,
    p.ChoosePersonForm: choose_form,
    p.ChangePersonForm: change_form,
    p.TakeOutForm: take_out_form,
}


def build(notification: n.Notification) -> Card:
    """The card of *notification*: the same for every platform."""
    return CARDS[type(notification)](notification)


def build_form(data: f.FormData) -> Form:
    """The form that asks for what *data* is about: the same for every platform."""
    return FORMS[type(data)](data)
