"""Pictures that come with a text, drawn as PNG; what they show the text says too.

The library that draws is imported when the first picture is drawn: most starts draw none.
"""
