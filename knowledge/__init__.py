"""What the sources say, and since when: the only package that reads guidance data."""
