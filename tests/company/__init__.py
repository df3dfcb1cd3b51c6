"""A company that lives through a month with the bot: its people, its customers, and what everybody does and hears."""
