"""Work: what minutes can belong to."""
