"""Record: the plan of care and what the note shows."""
