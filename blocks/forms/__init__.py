"""One function per form: from plain data to fields, every label and hint in it."""
