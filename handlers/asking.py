"""Questions: the day's, one more, an answer to one, and marking several before confirming."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.actions import Answer, AskAbout, Confirm, Explain, Mark, Practise, unpack
from bot.errors import UserError
from bot.hub import Request
from bot.model import Place, Reply, Typed
from bot.routes import Arguments
from bot.study.posted import Asked, Asking, Solved
from bot.typed import interpret
from bot.views.question import question_reply, quiz, redrawn_question, solution_reply
from bot.views.verdict import marked_reply, own_answer_reply, verdict_reply, waiting_reply


async def today(request: Request, _arguments: Arguments) -> list[Reply]:
    """The chat's question of the day, with the solution of the one before when it is new."""
    study = request.study
    asking = await study.asker.today(request.chat, request.member, request.chat_zone)
    if asking.asked.post.closed_at is not None:
        return _over(request, asking)
    return asked_replies(request, asking)


async def question(request: Request, arguments: Arguments) -> list[Reply]:
    """One more question, of one domain if it is named."""
    given = arguments.get("domain", "")
    domain = request.notes.library.domain(given) if given else None
    if given and domain is None:
        raise UserError("argument-domain", given=given, command="pergunta")
    return await practise(request, Practise(domain.id if domain else ""))


async def practise(request: Request, action: Practise) -> list[Reply]:
    """One more question, of the domain that a button names."""
    study = request.study
    if action.domain and action.domain not in {one.id for one in request.notes.library.domains}:
        raise UserError("button-unknown")
    asking = await study.asker.practise(request.chat, request.chat_zone, action.domain)
    return asked_replies(request, asking)


async def ask_about(request: Request, action: AskAbout) -> list[Reply]:
    """A question about an item of the notes."""
    study = request.study
    return asked_replies(
        request, await study.asker.practise_about(request.chat, request.chat_zone, action.item)
    )


async def answer(request: Request, action: Answer) -> list[Reply]:
    """Record an answer and tell the one who gave it what became of it."""
    return await _answer(request, await _asked_here(request, action.post), action.letters)


async def mark(request: Request, action: Mark) -> list[Reply]:
    """Mark a letter, or take its mark away."""
    asked = await _asked_here(request, action.post)
    if action.letter >= len(asked.post.layout):
        raise UserError("button-unknown")
    earlier = await request.study.quiz.earlier(asked, request.member)
    if earlier is not None:
        return [verdict_reply(request.own, request.notes_of(asked).library, asked, earlier)]
    letters = await request.study.quiz.mark(asked, request.member, action.letter)
    notice = marked_reply(request.own, asked, letters)
    if request.place is Place.GROUP:
        return [notice]
    return [notice, redrawn_question(request.own, request.notes_of(asked).library, asked, letters)]


async def confirm(request: Request, action: Confirm) -> list[Reply]:
    """Answer with the letters that are marked."""
    asked = await _asked_here(request, action.post)
    letters = await request.study.quiz.marked(asked, request.member)
    if not letters:
        return [marked_reply(request.own, asked, ())]
    return await _answer(request, asked, letters)


async def explain(request: Request, action: Explain) -> list[Reply]:
    """What became of one's own answer to a post of whatever chat."""
    asked = await request.study.quiz.get(action.post)
    if asked is None:
        raise UserError("post-unknown")
    earlier = await request.study.quiz.earlier(asked, request.member)
    library = request.notes_of(asked).library
    if earlier is None:
        return [waiting_reply(request.own)]
    if earlier.answer is None:
        return [verdict_reply(request.own, library, asked, earlier)]
    own = own_answer_reply(request.own, library, asked, earlier.answer, unsure=earlier.unsure)
    return [own]


async def answer_typed(request: Request, post_key: int, typed: str) -> list[Reply]:
    """Answer a question of this chat by typed letters; nothing where they are no answer to it."""
    asked = await request.study.quiz.get(post_key)
    if asked is None or asked.post.chat_key != request.chat.key:
        return []
    payload = interpret(typed, Typed(quiz=quiz(request.words, asked)))
    action = unpack(payload) if payload else None
    return await answer(request, action) if isinstance(action, Answer) else []


async def answer_latest(request: Request, letter: int) -> list[Reply]:
    """Answer the chat's latest open question with a letter, typed with nothing to say which."""
    asked = await request.study.quiz.latest_open(request.chat)
    if asked is None:
        raise UserError("lookup-lone-letter")
    return await _answer(request, asked, (letter,))


async def _asked_here(request: Request, post_key: int) -> Asked:
    """The question of a post of this chat. Raises UserError for one of another chat, or none."""
    asked = await request.study.quiz.get(post_key)
    if asked is None or asked.post.chat_key != request.chat.key:
        raise UserError("post-unknown")
    return asked


async def _answer(request: Request, asked: Asked, letters: tuple[int, ...]) -> list[Reply]:
    outcome = await request.study.quiz.answer(
        asked, request.member, letters, request.chat_zone, request.member_zone
    )
    # Where its key was corrected elsewhere meanwhile, it is read anew.
    asked = await request.study.quiz.get(asked.post.key) or asked
    library = request.notes_of(asked).library
    return [verdict_reply(request.own, library, asked, outcome)]


def asked_replies(request: Request, asking: Asking) -> list[Reply]:
    """A question as it is asked here, behind the solutions of those that it closed."""
    words, library = request.words, request.notes_of(asking.asked).library
    replies = solutions(request, asking.solved)
    question = question_reply(words, library, asking, request.place, polls=request.chat.polls)
    news = [reply.post for reply in replies if not reply.quiet]
    return [*replies, replace(question, follows=news[-1] if news else None), *_own(request, asking)]


def _over(request: Request, asking: Asking) -> list[Reply]:
    """The solution of a question that was asked and closed before."""
    words, library = request.words, request.notes_of(asking.asked).library
    shown = [solution_reply(words, library, one) for one in asking.solved]
    told = (replace(one, post=None, replaces=False) for one in shown)
    return [*told, *_own(request, asking)]


def _own(request: Request, asking: Asking) -> Iterator[Reply]:
    """What became of the answer of whoever asks, if they have given one."""
    if asking.own is not None:
        library = request.notes_of(asking.asked).library
        own = own_answer_reply(request.own, library, asking.asked, asking.own)
        yield replace(own, passing=request.place is Place.GROUP)


def solutions(request: Request, solved: Sequence[Solved]) -> list[Reply]:
    """The solutions of questions that take no more answers."""
    return [_solution(request, one) for one in solved]


def _solution(request: Request, solved: Solved) -> Reply:
    """The solution; where it tells nobody anything, only in the place of its question."""
    reply = solution_reply(request.words, request.notes_of(solved.asked).library, solved)
    return reply if _is_news(request, solved) else replace(reply, quiet=True)


def _is_news(request: Request, solved: Solved) -> bool:
    """Whether a solution tells anybody anything: not if only the one who asks had answered."""
    answered = {answer.member_key for answer in solved.answers}
    alone = request.place is Place.PRIVATE or len(answered) == 1
    return not (alone and request.member.key in answered)
