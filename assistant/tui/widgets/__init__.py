"""The parts of a screen; each shows a sheet and tells what the person did."""
