"""Stories about real processes: what is killed, and what several do at once."""
