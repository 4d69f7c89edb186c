"""The letters that options are shown under; knows nothing of what they stand for."""


def letter(position: int) -> str:
    """The letter of a position: A for 0, Z for 25."""
    return chr(ord("A") + position)
