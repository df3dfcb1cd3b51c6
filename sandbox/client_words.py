"""
What Slack tells a person whose press, command or form the app did not take.

Undocumented: the sentences are those that people quote from Slack's clients. A
press gets them with a warning sign beside the button, a command from Slackbot,
a form above its fields.
"""

from sandbox.wire import Answer

_FORM = "We had some trouble connecting. Try again?"
_LATE = "This app did not answer in time"
_GONE = "Slack could not reach this app"
_ALL_COMMANDS = (
    'In Slack, all messages that start with the "/" character are interpreted as commands. If you are trying to send a '
    'message and not run a command, try preceding the "/" with an empty space.'
)


def of_a_press(answer: Answer) -> str:
    """Of a shortcut, too. Slack's clients name the status, and no reason where there is none."""
    if answer.status not in {0, 200}:
        return f"This app responded with Status Code {answer.status}."
    return f"{_LATE if answer.error == 'operation_timeout' else _GONE} ({answer.error})."


def of_a_command(name: str, answer: Answer) -> str:
    return f'{name} failed with the error "{answer.error}"'


def of_no_command(name: str) -> str:
    """Its words stay in the field."""
    return f"{name} is not a valid command. {_ALL_COMMANDS}"


def of_a_command_in_a_thread(name: str) -> str:
    return f"{name} is not supported in threads. Sorry!"


def of_a_form(answer: Answer) -> str:
    """It stays open with all that was entered. What was wrong, whoever writes the app wants to know."""
    return f"{_FORM} ({answer.error})"
