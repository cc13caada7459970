"""Lessons: conversations about invented visits that replay, a folder a topic."""
