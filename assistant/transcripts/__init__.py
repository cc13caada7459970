"""Transcripts: Markdown lessons whose conversations replay, turn by turn, against what they expect."""
