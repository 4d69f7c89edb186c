"""What can be asked for: every command declared once.

Help texts, command menus and slash commands all come from here. A declaration is data:
who carries a command out stands elsewhere, and what a person reads of it in the catalogs,
under `command-NAME`.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from bot.errors import UserError
from bot.model import Feature

ENGLISH = "en"


class Who(StrEnum):
    """Who may use it. SELF_OR_ADMIN: everybody for oneself, admins for the chat; CONTENT: who
    looks after the notes, which the bot knows by itself.
    """

    ALL = "all"
    SELF_OR_ADMIN = "self-or-admin"
    CONTENT = "content"

    @property
    def asks_admin(self) -> bool:
        """Whether the platform must say if the member administers the chat."""
        return self is Who.SELF_OR_ADMIN


class Where(StrEnum):
    """In which sort of chat it works."""

    ANYWHERE = "anywhere"
    PRIVATE = "private"
    GROUP = "group"


class ArgumentKind(StrEnum):
    """What an argument names; it decides what is suggested while it is typed. CONTENT: what is to
    be done with the notes is done with it, such as a version.
    """

    TEXT = "text"
    TERM = "term"
    DOMAIN = "domain"
    CHOICE = "choice"
    COMMAND = "command"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that an argument can have: its name in each language, what else is typed, and
    what the platform must have for it.
    """

    value: str
    name: str
    english: str
    others: tuple[str, ...] = ()
    feature: Feature | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """A value that follows a command, with its name in each language."""

    name: str
    english: str
    kind: ArgumentKind = ArgumentKind.TEXT
    required: bool = False
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """A command: names, arguments, who may use it, where, whether its answer is private, and
    whether a file may come with it.
    """

    name: str
    english: str
    arguments: tuple[Argument, ...] = ()
    who: Who = Who.ALL
    where: Where = Where.ANYWHERE
    private: bool = False
    others: tuple[str, ...] = ()
    takes_file: bool = False

    def named(self, language: str) -> str:
        """The command's name in a language."""
        return self.english if language == ENGLISH else self.name


DOMAIN = Argument("domínio", "domain", ArgumentKind.DOMAIN)

PERIODS = (
    Choice("week", "semana", "week", ("semanal", "weekly")),
    Choice("month", "mês", "month", ("mensal", "monthly")),
    Choice("all", "geral", "all", ("total", "sempre", "tudo", "overall")),
)

SCOPES = (
    Choice("me", "meu", "my", ("minha", "meus", "eu", "mim", "me", "mine")),
    Choice("chat", "grupo", "group", ("chat",)),
)

SETTINGS = (
    Choice("language", "idioma", "language", ("lingua", "lang")),
    Choice("timezone", "fuso", "timezone", ("fuso-horario", "horario", "tz", "time", "zone")),
    Choice("domains", "domínios", "domains", ("domínio", "domain")),
    Choice("hour", "hora", "hour", ("horas", "hours"), Feature.SCHEDULE),
    Choice("days", "dias", "days", ("dia", "day"), Feature.SCHEDULE),
    Choice("close", "fechamento", "closing", ("fechar", "encerramento", "close"), Feature.SCHEDULE),
    Choice(
        "pause",
        "pausa",
        "pause",
        ("pausar", "ferias", "holiday", "holidays", "vacation"),
        Feature.SCHEDULE,
    ),
    Choice("polls", "enquetes", "polls", ("enquete", "poll"), Feature.POLLS),
    Choice("channel", "canal", "channel", feature=Feature.CHANNELS),
    Choice("threads", "tópicos", "threads", ("topico", "thread"), Feature.CHANNELS),
    Choice("listed", "ranking", "leaderboard", ("placar", "tabela")),
    Choice("pack", "pacote", "pack"),
)

CONTENT = (
    Choice("push", "enviar", "push", ("envio", "upload", "send")),
    Choice("check", "conferir", "check", ("checar", "verificar")),
    Choice("preview", "ver", "preview", ("previa", "mostrar", "show")),
    Choice("publish", "publicar", "publish"),
    Choice("discard", "descartar", "discard"),
    Choice("accept", "aceitar", "accept"),
    Choice("history", "histórico", "history", ("versoes", "versions")),
    Choice("rollback", "voltar", "rollback", ("desfazer", "undo")),
    Choice("export", "exportar", "export"),
    Choice("editor", "editor", "editor", ("editores", "editors")),
    Choice("packs", "pacotes", "packs"),
    Choice("health", "saúde", "health"),
)
"""What can be done with the notes."""

TAKES_FILE = frozenset({"push", "check"})
"""Of that, what a file may come with."""

VERDICTS = (
    Choice("accept", "aceitar", "accept", ("corrigir", "correct")),
    Choice("annul", "anular", "annul", ("void",)),
    Choice("reject", "rejeitar", "reject", ("recusar", "refuse")),
    Choice("text", "texto", "text", ("enunciado", "stem", "reword")),
)
"""What can be decided about a disputed question."""

ROUTES = (
    Route("hoje", "today", others=("dia", "day")),
    Route(
        "pergunta",
        "question",
        (DOMAIN,),
        others=("treinar", "treino", "quiz", "proxima", "practice", "practise", "next"),
    ),
    Route("definir", "define", (Argument("termo", "term", ArgumentKind.TERM, required=True),)),
    Route("comparar", "compare", (Argument("termos", "terms", ArgumentKind.TERM, required=True),)),
    Route("topicos", "topics", (DOMAIN,), others=("assuntos", "temas")),
    Route(
        "ranking",
        "leaderboard",
        (Argument("período", "period", ArgumentKind.CHOICE, choices=PERIODS),),
        others=("placar", "tabela", "pontos", "points", "score", "scoreboard"),
    ),
    Route(
        "revisar",
        "review",
        (Argument("minutos", "minutes"),),
        where=Where.PRIVATE,
        private=True,
        others=("revisao", "revisoes", "reviews"),
    ),
    Route(
        "lembrete",
        "remind",
        (Argument("hora", "time"),),
        where=Where.PRIVATE,
        private=True,
        others=("lembretes", "lembrar", "reminder", "reminders"),
    ),
    Route(
        "prova",
        "exam",
        (Argument("dia", "day"),),
        where=Where.PRIVATE,
        private=True,
        others=("exame",),
    ),
    Route(
        "config",
        "settings",
        (
            Argument("quem", "whose", ArgumentKind.CHOICE, choices=SCOPES),
            Argument("ajuste", "what", ArgumentKind.CHOICE, choices=SETTINGS),
            Argument("valor", "value"),
        ),
        who=Who.SELF_OR_ADMIN,
        private=True,
    ),
    Route(
        "conteudo",
        "content",
        (
            Argument("ação", "action", ArgumentKind.CHOICE, choices=CONTENT),
            Argument("valor", "value", ArgumentKind.CONTENT),
        ),
        who=Who.CONTENT,
        private=True,
        takes_file=True,
    ),
    Route(
        "contestar",
        "dispute",
        (Argument("motivo", "reason"),),
        private=True,
        others=("contestacao", "contesto"),
    ),
    Route(
        "contestacoes",
        "disputes",
        (
            Argument("veredito", "verdict", ArgumentKind.CHOICE, choices=VERDICTS),
            Argument("valor", "value"),
        ),
        who=Who.CONTENT,
        private=True,
    ),
    Route(
        "ajuda",
        "help",
        (Argument("assunto", "topic", ArgumentKind.COMMAND),),
        others=("start", "menu", "comandos", "commands"),
    ),
)

Arguments = Mapping[str, str]
"""What was given, by the arguments' English names; what was not given is left out."""


def plain(text: str) -> str:
    """A name as it is compared: without case and accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


_PHRASES = {
    **dict.fromkeys(
        (
            "mais uma",
            "mais uma pergunta",
            "outra pergunta",
            "proxima pergunta",
            "outra",
            "me faca uma pergunta",
            "me pergunte",
            "one more",
            "one more question",
            "another question",
            "ask me a question",
        ),
        "pergunta",
    ),
    **dict.fromkeys(("pergunta do dia", "question of the day"), "hoje"),
    **dict.fromkeys(("ajuda pontos", "regras", "help points", "rules"), "ajuda pontos"),
    **dict.fromkeys(
        ("o que voce faz", "quem e voce", "como funciona", "what can you do", "who are you"),
        "ajuda",
    ),
}
"""What people say for a command, whole and in plain form."""

_BY_NAME = {
    plain(name): route for route in ROUTES for name in (route.name, route.english, *route.others)
}


def find(name: str) -> Route | None:
    """The route of a command's name in any language, whatever its case and accents."""
    return _BY_NAME.get(plain(name))


def nearest(name: str) -> Route | None:
    """The route whose name looks most like one that is unknown."""
    close = get_close_matches(plain(name), _BY_NAME, n=1, cutoff=0.6)
    return _BY_NAME[close[0]] if close else None


def takes_file(name: str, text: str) -> bool:
    """Whether a file that comes with a command is for it; a name that nothing has may be one that
    is meant so.
    """
    route = find(name)
    if route is None or not route.takes_file:
        return route is None
    first = text.split()[:1]
    fit = _fitting(route, first[0], {}) if first else None
    return fit is None or fit[1].value in TAKES_FILE


def parse(route: Route, text: str) -> Arguments:
    """What was given to a command, as typed behind its name.

    A word goes to the first choice that knows it, in whatever order, and names of more than
    one word ("fuso horário") may be given in full; the rest is one text.
    Raises UserError, with what would have been right, where something does not fit.
    """
    given: dict[str, str] = {}
    words = text.split()
    while words and (fit := _fitting(route, words[0], given)):
        given[fit[0].english] = fit[1].value
        words.pop(0)
    rest = next((a for a in route.arguments if a.kind is not ArgumentKind.CHOICE), None)
    if words and rest is None:
        raise UserError("argument-unknown", command=route.name, given=words[0])
    if words and rest is not None:
        given[rest.english] = " ".join(words)
    _check_required(route, given)
    return given


def checked(route: Route, given: Arguments) -> Arguments:
    """What was filled in by name; a choice by any of its names.

    Raises UserError, with what would have been right, where something does not fit.
    """
    known = {argument.english: argument for argument in route.arguments}
    found: dict[str, str] = {}
    for name, value in given.items():
        if not value.strip():
            continue
        if name not in known:
            raise UserError("argument-unknown", command=route.name, given=value)
        found[name] = _chosen(route, known[name], value)
    _check_required(route, found)
    return found


def _chosen(route: Route, argument: Argument, value: str) -> str:
    if argument.kind is not ArgumentKind.CHOICE:
        return value
    for choice in argument.choices:
        if plain(value) in map(plain, (choice.value, choice.name, choice.english, *choice.others)):
            return choice.value
    raise UserError("argument-unknown", command=route.name, given=value)


def spoken(text: str) -> tuple[Route, Arguments] | None:
    """A command typed without its slash, if a text is surely one: its name alone, or with
    arguments that it knows.

    Raises UserError where a name stands alone that cannot.
    """
    said = text.strip().rstrip("!?.").strip()
    name, _, rest = _PHRASES.get(plain(said), said).partition(" ")
    route = find(name)
    if route is None:
        return None
    first = rest.split()[:1]
    said_so = plain(said) in _PHRASES
    known = said_so or not first or _fitting(route, first[0], {}) is not None
    if not known and not (DOMAIN in route.arguments and rest.strip().isdecimal()):
        return None
    return route, parse(route, rest)


def _fitting(route: Route, word: str, given: Mapping[str, str]) -> tuple[Argument, Choice] | None:
    for argument in route.arguments:
        for choice in argument.choices:
            known = map(plain, (choice.name, choice.english, *choice.others))
            if given.get(argument.english, choice.value) == choice.value and plain(word) in known:
                return argument, choice
    return None


def _check_required(route: Route, given: Mapping[str, str]) -> None:
    for argument in route.arguments:
        if argument.required and argument.english not in given:
            raise UserError("argument-missing", command=route.name)
