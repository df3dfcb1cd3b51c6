"""What is kept: tables, the one writer, what is read."""
