"""
What Teams refuses or spoils, as one table.

Sources: [m] learn.microsoft.com "format your bot messages", [a] "Universal
Actions", [t] tried in Microsoft's playground, [o] ours.
"""

CARD = 25_000  # [m] bytes of JSON: messages hold 28 to 100 KB, depending on which page is asked
BESIDE_INPUTS = 8_000  # [o] of it, for what stands above the fields of a form
PARTS = 49  # [o] more are not read in a chat
BUTTON_LABEL = 75  # [o] as on Slack, so that both show the same
LABEL = 300  # [o]
PLACEHOLDER = 150  # [o]
DIALOG_TITLE = 60  # [o] a phone cuts it earlier, and shows that
LINES = 40  # [o] of a customer's words: each costs a hundred bytes of JSON; the rest runs on
EXPANDED = 4  # [o] choices seen at once, as on Slack, if one must be chosen: they cannot be emptied
CHECKBOXES = 10  # [o] as on Slack
