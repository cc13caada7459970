"""Words into facts, decisions into sentences, and both into a conversation."""
