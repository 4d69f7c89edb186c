"""Asking questions on an emulated Discord, and knowing their answers."""

from tests.discord.scene import Scene
from tests.emulators.discord import Message
from tests.talk import letter_of

RIGHT = {"Qual animal mia": "Felino", "Uma família": "Bichano", "Qual animal late": "Canídeo"}


async def asked(scene: Scene, domain: str = "1") -> Message:
    """A question of a domain, in the channel of the server."""
    return (await scene.ana.slash(scene.channel, "pergunta", {"domínio": domain})).message


def plain(message: Message) -> str:
    """What is to be read of a message."""
    return message.text.replace("**", "").replace("\\", "")


def right(message: Message) -> str:
    """The letter of the right answer of a question of the first domain."""
    option = next(option for stem, option in RIGHT.items() if stem in message.text)
    return letter_of(plain(message), option)


def wrong(message: Message) -> str:
    """The letter of another one."""
    return "B" if right(message) == "A" else "A"
