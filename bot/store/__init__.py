"""What is remembered, in SQL: tables, migrations, and one module for each noun's queries.

Queries take an open transaction and give nouns back; who opens it decides what is one
commit. Nothing here knows the rules of the game: points and streaks are reckoned above.
"""
