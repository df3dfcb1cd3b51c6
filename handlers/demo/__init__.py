"""What the sandbox's page may ask of the bot in a demo: its clock, its outbox, and to be a customer."""
