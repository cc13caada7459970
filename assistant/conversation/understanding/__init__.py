"""What does a turn do: to the facts, or to the conversation?"""
