"""What was said so far, what is still open, and what the next words do to it."""
