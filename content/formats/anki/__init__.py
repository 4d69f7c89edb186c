"""Anki's decks and text exports, read and written."""
