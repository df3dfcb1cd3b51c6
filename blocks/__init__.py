"""How messages look: cards, forms, their renderers and every sentence people read."""
