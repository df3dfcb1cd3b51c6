"""What each kind of outgoing message says."""
