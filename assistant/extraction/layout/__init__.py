"""Layout: where sentences, clauses and the sections of a note begin and end."""
