"""The three notations of a pack (Markdown, YAML, CSV), each read and written without loss."""
