"""Phrases: which known words and phrases occur."""
