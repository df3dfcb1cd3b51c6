"""What people see beside what was said: the time, and customers' mailboxes."""

from datetime import UTC, datetime, timedelta

from sandbox import Workspace
from tests.clocks import Clock

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def workspace_at(clock: Clock) -> Workspace:
    workspace = Workspace(lambda: clock.seconds)
    workspace.add_user("U0ANA", "ana", "Ana Ruiz")
    workspace.add_channel("C0CARE", "care", members=["U0ANA"])
    return workspace


def test_the_time_people_see_is_the_workspaces_own_where_nobody_says_otherwise():
    clock = Clock()
    workspace = workspace_at(clock)

    said = workspace.write(workspace.channel("#care"), user="U0ANA", text="Good morning")

    assert said.said_at == clock.now


def test_an_edit_leaves_the_time_and_another_clock_moves_no_ts():
    clock = Clock()
    workspace = workspace_at(clock)
    workspace.shown_now = lambda: MONDAY
    said = workspace.write(workspace.channel("#care"), user="U0ANA", text="Good morning")
    workspace.shown_now = lambda: MONDAY + timedelta(days=1)

    edited = workspace.rewrite(said, text="Good morning, all")

    assert edited.said_at == MONDAY
    assert float(edited.ts) - clock.seconds < 1


def test_a_mail_lies_in_the_mailbox_with_what_its_customer_wrote_back():
    workspace = workspace_at(Clock())
    workspace.shown_now = lambda: MONDAY
    seen = workspace.feed.version
    mail = workspace.receive_mail(
        id="<1@contoso.example>",
        to="grace@example.com",
        subject="Your broadband",
        text="Thursday, 8 to 1.",
        sender="care@contoso.example",
    )

    workspace.answered(mail, "That suits me.")

    assert workspace.mails == [mail]
    assert workspace.mail("<1@contoso.example>") is mail
    assert workspace.mail("<2@contoso.example>") is None
    assert [(reply.words, reply.at) for reply in mail.replies] == [("That suits me.", MONDAY)]
    assert workspace.feed.version > seen
