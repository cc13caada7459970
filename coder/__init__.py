"""A visit and a policy in, a coding out. Pure: standard library only, no guidance data, no input or output."""
