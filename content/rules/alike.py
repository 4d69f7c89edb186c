"""Rules for questions compared with one another: those that ask the same, or nearly.

What a question says is the words of its stem and of its right answers, whatever their
order. Comparing each with each would take minutes for thousands of questions, so only
those are compared that share one of their rarer words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from content.finding import Finding
from content.model import Pack, Question
from content.rules.notes import hint, label, warning
from content.words import plain, words

NEAR = 75  # percent; other wordings of one question reach it, two questions on one topic do not
COMMON = 60  # a word in more questions than this tells nothing


def stems(pack: Pack) -> Iterator[Finding]:
    """Find questions that ask in the same words as another."""
    seen: dict[str, Question] = {}
    for question in pack.questions:
        other = seen.setdefault(plain(question.stem), question)
        if question.stem and other is not question:
            yield warning(question, "stem-twice", other=label(other))


def near(pack: Pack) -> Iterator[Finding]:
    """Find questions that say nearly what an earlier one says; the nearest is named.

    Those whose stems differ in numbers alone, as exercises do, are not meant.
    """
    said = [sorted(words(" ".join((it.stem, *_right(it))))) for it in pack.questions]
    texts = [" ".join(each) for each in said]
    asked = [[word for word in words(it.stem) if not word.isdigit()] for it in pack.questions]
    for at, others in enumerate(_candidates(said)):
        known = {other: texts[other] for other in others if asked[other] != asked[at]}
        found = process.extractOne(texts[at], known, scorer=fuzz.ratio, score_cutoff=NEAR)
        if found:
            question, other = pack.questions[at], pack.questions[found[2]]
            yield hint(question, "question-near", other=label(other), percent=round(found[1]))


def _right(question: Question) -> Iterator[str]:
    for place in question.correct:
        yield from (question.options[place].text, question.options[place].match)


def _candidates(said: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    """Give, for each question, the earlier ones that share a word of its rarer half.

    Two texts with half of their words in common share such a word.
    """
    counts = Counter(word for each in said for word in set(each))
    holders: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(said):
        ranked = sorted(set(each), key=lambda word: (counts[word], word))
        rarer = [word for word in ranked[: len(ranked) // 2 + 1] if counts[word] <= COMMON]
        yield sorted({other for word in rarer for other in holders[word]})
        for word in rarer:
            holders[word].append(at)
