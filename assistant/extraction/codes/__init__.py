"""Codes: which codes are billed, proposed or only mentioned."""
