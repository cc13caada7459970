"""Quantities: what each number counts."""
