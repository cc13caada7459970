"""Served: which devices were served today, for which side and region, and how they were made."""
