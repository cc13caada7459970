"""Which values can the words of a short answer stand for?"""
