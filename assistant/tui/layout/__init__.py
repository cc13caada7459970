"""Sheets to rows of a given width: pure arithmetic on cells."""
