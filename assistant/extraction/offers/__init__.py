"""Offers: misspelled devices and payers, with what they may mean."""
