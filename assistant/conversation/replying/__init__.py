"""What is said in reply to an act?"""
