"""The coder with one rule swapped for a known wrong one, and which of these models a wrong answer comes from."""
