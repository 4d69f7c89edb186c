"""The core of Sabatina: nouns, routes, the hub, and the rooms below it."""
