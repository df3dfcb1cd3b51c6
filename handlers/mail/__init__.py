"""Mail to customers: how it is composed, and how it leaves."""
