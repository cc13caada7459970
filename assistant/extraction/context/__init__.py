"""Context: which words are denied, past, planned, supposed, policy, wear time or home programme."""
