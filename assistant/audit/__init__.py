"""Charge masters and claims already billed, checked row by row with the same guidance and coder as a new visit."""
