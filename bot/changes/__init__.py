"""What each event changes on a ticket."""
