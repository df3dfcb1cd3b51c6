"""What events make us do, by topic."""
