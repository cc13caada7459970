"""Minutes: what each number of minutes belongs to."""
