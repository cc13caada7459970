"""How the installation stands: what is there, where it lies, what is not well, and what mends it."""
