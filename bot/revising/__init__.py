"""How the program changes: what is different, who has to agree, and what is in force."""
