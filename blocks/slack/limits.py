"""
What Slack refuses, as one table.

Sources: [b] docs.slack.dev/reference/block-kit/blocks, [e] …/block-elements,
[c] …/composition-objects, [v] docs.slack.dev/reference/views,
[u] docs.slack.dev/reference/methods/chat.update, [x] experience (bolt-js#2509).
"""

# A message or view
MESSAGE_BLOCKS = 50  # [b]
VIEW_BLOCKS = 100  # [b] modal and home alike
MESSAGE_WORDS = 12_000  # [x] msg_blocks_too_long from about 13,200
MESSAGE_TEXT = 3000  # [u] 4,000, above which chat.update refuses
VIEW_TITLE = 24  # [v] title, submit and close
ERROR = 500  # ours: undocumented, and nobody reads more beside a field

# Blocks
HEADER = 150  # [b]
QUIET = 2000  # [c] 3,000 for a text object, with room for the markup of moments

# Elements
BUTTON_LABEL = 75  # [e]
BUTTON_VALUE = 2000  # [e]
OPTIONS = 100  # [e] in a select, and in each of its groups
GROUPS = 100  # [e]
OPTION_LABEL = 75  # [c] text and description
OPTION_VALUE = 150  # [c]
OVERFLOW_LABEL = 75  # [c]
CHECKBOXES = 10  # [e]
RADIO = 4  # ours: what a phone shows without scrolling; Slack takes 10
RADIO_LABEL = 40  # ours: one line on a phone
LABEL = 2000  # [b] of an input block, and its hint
PLACEHOLDER = 150  # [e]
INPUT = 3000  # [e] max_length of a plain_text_input
EARLIEST = 1_000_000_000  # [e] a datetimepicker wants ten digits
