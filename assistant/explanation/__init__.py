"""Decisions into sentences: every sentence stands in a template, every statement carries its numbered citation."""
