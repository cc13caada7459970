"""The clinic's memory: its database, and what is kept there."""
