"""Which words of a turn signal an act?"""
