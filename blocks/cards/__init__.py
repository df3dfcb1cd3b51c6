"""One function per notification: from plain data to a card, every sentence in it."""
