"""Tokens: where each word begins and ends."""
