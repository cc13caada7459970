"""What one reply puts on the screen, as plain values: built beside the session's thread, laid out by the widgets."""
