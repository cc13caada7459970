"""Payers: who pays today."""
