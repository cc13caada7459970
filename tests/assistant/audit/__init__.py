"""Billed rows and what is found on them."""
