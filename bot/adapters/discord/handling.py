"""What is done about an interaction: acknowledged at once, handed to the hub, its replies shown.

The library tells of all interactions, and before that of each button and select that it found in
its message. Whichever comes first is handled, so that nobody is left without an answer because
their message has changed meanwhile. One person's interactions are handled in order.
"""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from functools import partial

import discord
import structlog
from discord import InteractionType
from structlog.contextvars import bound_contextvars

from bot import routes
from bot.actions import Action, Confirm, Mark
from bot.actions import Answer as Answered
from bot.adapter import Contacts, Receive
from bot.adapters.discord import incoming
from bot.adapters.discord.alone import Alone
from bot.adapters.discord.answering import Answer, Interaction, Manner, answered
from bot.adapters.discord.components import form
from bot.adapters.discord.dynamic import taken
from bot.adapters.discord.embeds import draft
from bot.adapters.discord.errors import FAILURES, expired
from bot.adapters.discord.files import Files, attached, sent
from bot.adapters.discord.first import AcknowledgedFirst
from bot.adapters.discord.losses import Losses
from bot.adapters.discord.manners import action_of, manner_of
from bot.adapters.discord.notices import Notices
from bot.adapters.discord.order import Order
from bot.adapters.discord.places import Channels, private_chat
from bot.adapters.discord.posting import NOBODY
from bot.adapters.discord.reach import Reach, closed_reply, is_told
from bot.adapters.discord.rights import Rights, choosing
from bot.adapters.discord.showing import Showing
from bot.adapters.discord.suggesting import suggest
from bot.model import Command, Feature, Incoming, Origin, Place, Press, Reply
from bot.routes import Where
from bot.views.faults import unexpected
from bot.views.filling_in import in_options
from bot.views.words import Catalog, Words

LONGEST_WRITTEN = 500
"""Characters of what may be written in a form."""

log = structlog.get_logger()


class Handling:
    """Handles interactions, and what is written in private."""

    def __init__(
        self,
        receive: Receive,
        showing: Showing,
        channels: Channels,
        reach: Reach,
        rights: Rights,
        losses: Losses,
        contacts: Contacts,
        catalog: Catalog,
    ) -> None:
        self._receive = receive = _showing_options(receive)
        self._showing = showing
        self._channels = channels
        self._reach = reach
        self._rights = rights
        self._losses = losses
        self._contacts = contacts
        self._alone = Alone(receive, showing, channels, reach, contacts, catalog)
        self._catalog = catalog
        self._files = Files()
        self._order = Order()
        self._first = AcknowledgedFirst()
        self._notices = Notices()

    async def on_interaction(self, interaction: Interaction) -> None:
        """Somebody called a command, tapped, chose, filled in or is typing. Nothing is raised, and
        nobody left without an answer for a fault of ours; told once more of the same interaction,
        it does nothing.
        """
        if taken(interaction):
            return
        with bound_contextvars(interaction=interaction.id):
            try:
                await self._handled(interaction)
            except Exception as error:
                await self._failed(interaction, error)

    async def on_message(self, message: discord.Message) -> None:
        """Somebody wrote something: a person in private is answered. Nothing is raised."""
        if message.guild is not None or message.author.bot:
            return
        command = incoming.said(message)
        chat = private_chat(message.author.id)
        with bound_contextvars(message=message.id):
            try:
                self._channels.know(chat, message.channel.id)
                with self._order.spot(str(message.author.id)) as spot:
                    await spot.reached()
                    await self._reach.wrote(chat)
                    replies = await self._wrote(message, command) if command else []
                    await self._showing.write(chat, message.channel.id, replies)
            except FAILURES as error:
                log.warning("message not answered", error=type(error).__name__)
            except Exception:
                log.exception("message failed")

    async def _wrote(self, message: discord.Message, command: Command) -> list[Reply]:
        """What comes of what somebody wrote in private."""
        file = sent(message, command)
        if file is None or not routes.takes_file(command.name, command.arguments):
            return await self._receive(command)
        alone = command if command.name else replace(command, arguments="")
        return await self._receive(self._files.upload(alone, file))

    async def _handled(self, interaction: Interaction) -> None:
        match interaction.type:
            case InteractionType.autocomplete:
                await suggest(interaction, self._receive)
            case InteractionType.application_command:
                await self._called(interaction)
            case InteractionType.component:
                await self._tapped(interaction)
            case InteractionType.modal_submit:
                await self._pressed(interaction, incoming.filled_in(interaction))

    async def _called(self, interaction: Interaction) -> None:
        command = incoming.command(interaction)
        route = routes.find(command.name)
        mute = incoming.is_mute(interaction)
        private = mute or route is None or route.private
        alone = command.origin.place is Place.PRIVATE
        manner = Manner.PRIVATE if private and not alone else Manner.PUBLIC
        answer = self._answer(interaction, manner, mute=mute)
        async with self._in_turn(answer, command.origin) as ours:
            if not ours:
                return
            await self._begun(interaction, command)
            await self._reach.asked(command)
            if route is not None and route.where is Where.PRIVATE and not alone:
                await self._alone.lead(answer, command)
            else:
                file = attached(interaction)
                carried = (
                    self._receive(self._files.upload(command, file))
                    if file
                    else self._carried(command, interaction)
                )
                await self._showing.show(answer, command.origin, await carried)
            await self._told(answer, command.origin, interaction)

    @asynccontextmanager
    async def _in_turn(self, answer: Answer, origin: Origin) -> AsyncIterator[bool]:
        """Acknowledge at once, and begin when it is somebody's turn; False where it is not to be
        begun. Where the block fails, no promise is left.
        """
        with self._order.spot(origin.member.id) as spot:
            async with self._first.acknowledging():
                ours = await answer.acknowledge()
            if ours:
                await self._first.over()
                await spot.reached()
            try:
                yield ours
            except Exception:
                with suppress(*FAILURES):
                    await answer.take_back()
                raise

    async def _carried(self, asked: Command | Press, interaction: Interaction) -> list[Reply]:
        """What comes of it; where it chooses a channel, only if the bot may write there."""
        wanted = await self._rights.wanted(asked, incoming.here(interaction))
        if wanted is None:
            return await self._receive(asked)
        objection = await self._rights.objection(interaction, asked.origin, wanted)
        if objection is not None:
            return [objection]
        if wanted.first:
            await self._receive(choosing(asked.origin, wanted.channel))
        replies = await self._receive(asked)
        await self._losses.chosen(asked.origin, wanted.channel)
        return replies

    async def _told(self, answer: Answer, origin: Origin, interaction: Interaction) -> None:
        """Tell somebody once what they can mend, so that they or their server can be reached."""
        if await self._reach.closed(origin):
            words = self._catalog[await self._contacts.language(origin.chat, origin.member)]
            await self._showing.show(answer, origin, [closed_reply(words)])
            await self._reach.told(private_chat(origin.member.id))
        if why := await self._reach.shut_out(origin):
            if await self._rights.can_write(interaction.guild, origin.chat):
                await self._reach.took(origin.chat)
            elif not is_told(why):
                language = await self._contacts.language(origin.chat, origin.member)
                loss = await self._rights.loss(interaction.guild, origin.chat, language)
                await self._showing.show(answer, origin, [loss] if loss else [])
                await self._reach.told(origin.chat)

    async def _tapped(self, interaction: Interaction) -> None:
        tapped = incoming.tap(interaction)
        if tapped.asks:
            modal = form(incoming.label(interaction), tapped, LONGEST_WRITTEN)
            await answered(partial(interaction.response.send_modal, modal))
            return
        await self._pressed(interaction, Press(incoming.origin_of(interaction), tapped.payload))

    async def _pressed(self, interaction: Interaction, press: Press) -> None:
        origin = press.origin
        action = action_of(press.payload)
        mute = incoming.is_mute(interaction)
        post, member = _answered_post(action), origin.member.id
        notice = self._notices.find(member, post) if post else None
        manner = Manner.UPDATE if notice else manner_of(action, origin.place, mute=mute)
        if manner is Manner.UPDATE and interaction.message is None:
            manner = Manner.PRIVATE
        answer = self._answer(interaction, manner, mute=mute)
        if isinstance(action, Mark) and notice is None:
            notice = self._notices.begin(member, action.post, answer.webhook)
        async with self._in_turn(answer, origin) as ours:
            if not ours:
                return
            await self._begun(interaction, press)
            replies = await self._carried(press, interaction)
            await self._showing.show(answer, origin, replies, notice)
            if notice is not None and replies and not replies[0].passing:
                self._notices.drop(member, post)

    async def _begun(self, interaction: Interaction, asked: Command | Press) -> None:
        """What an interaction says of where it was."""
        if asked.origin.place is Place.PRIVATE and interaction.channel_id:
            self._channels.know(asked.origin.chat, interaction.channel_id)
        await self._reach.heard(asked.origin)

    def _answer(self, interaction: Interaction, manner: Manner, *, mute: bool) -> Answer:
        placeholder = self._words(interaction)("discord-select")
        return Answer(interaction, manner, placeholder, private_only=mute)

    def _words(self, interaction: Interaction) -> Words:
        return self._catalog[interaction.locale.value]

    async def _failed(self, interaction: Interaction, error: Exception) -> None:
        """Log what went wrong; a fault of ours is owned up to, as far as that can still be told."""
        if expired(error):
            log.info("interaction expired", error=type(error).__name__)
            return
        if isinstance(error, FAILURES) and not isinstance(error, discord.HTTPException):
            log.warning("interaction not answered", error=type(error).__name__)
            return
        incident = secrets.token_hex(4)
        log.exception("interaction failed", incident=incident, error=type(error).__name__)
        if interaction.type is not InteractionType.autocomplete:
            await self._apologise(interaction, incident)

    async def _apologise(self, interaction: Interaction, incident: str) -> None:
        made = draft(unexpected(self._words(interaction), incident), "")
        with suppress(*FAILURES):
            if interaction.response.is_done():
                await interaction.followup.send(
                    **made.given(), ephemeral=True, allowed_mentions=NOBODY
                )
            else:
                await interaction.response.send_message(
                    **made.given(), ephemeral=True, allowed_mentions=NOBODY
                )


def _showing_options(receive: Receive) -> Receive:
    """The same, with examples of commands as they are called where they have options."""

    async def received(asked: Incoming) -> list[Reply]:
        replies = await receive(asked)
        if Feature.OPTIONS not in asked.origin.features:
            return replies
        return [in_options(reply) for reply in replies]

    return received


def _answered_post(action: Action | None) -> int:
    """The post that is being answered, about which there may be a notice; 0 for anything else."""
    return action.post if isinstance(action, (Answered, Mark, Confirm)) else 0
