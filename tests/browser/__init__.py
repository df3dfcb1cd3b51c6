"""Stories in a real browser: Chromium, on the sandbox page of a bot that runs."""
