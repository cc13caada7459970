"""One question a module; ``coder.coding`` asks them in the order of billing."""
