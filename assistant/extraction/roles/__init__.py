"""Roles: which person a word means."""
