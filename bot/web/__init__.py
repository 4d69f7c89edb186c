"""What the process shows of itself over HTTP, and the server for it."""

from bot.web.monitoring import monitored

__all__ = ["monitored"]
