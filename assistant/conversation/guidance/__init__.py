"""Questions about the rules: what is asked, and what the guidance answers."""
