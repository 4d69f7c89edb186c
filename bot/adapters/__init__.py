"""One platform each: turns what happens there into Incoming, and shows the replies."""
