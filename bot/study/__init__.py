"""The rules of the game: what is asked, what is right, what it earns, what is found.

Knows the notes and the store; knows no words that a person reads and no platform.
"""
