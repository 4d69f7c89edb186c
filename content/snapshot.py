"""A question as one canonical text, so that an answer stays tied to the wording it was given to.

Equal questions make equal texts, wherever they were read from: keys sorted, no blanks, no
source. This module knows no store.
"""

import hashlib
import json
from dataclasses import asdict

from content.model import Option, Question, QuestionKind


def canonical(value: object) -> str:
    """Write data as JSON in its one canonical form."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(text: str) -> str:
    """Give the SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def question_to_json(question: Question) -> str:
    """Write a question as canonical JSON, without what `without_marks` leaves out."""
    return canonical(without_marks(asdict(question)))


def without_marks(values: dict[str, object]) -> dict[str, object]:
    """Leave out of a question's values where it stood in a file, and `machine` unless it is set.

    So the text of a question that a person wrote is the same as before there was that mark.
    """
    left = {"source"} if values["machine"] else {"source", "machine"}
    return {key: value for key, value in values.items() if key not in left}


def question_from_json(text: str) -> Question:
    """Read what `question_to_json` wrote.

    Raises ValueError, KeyError or TypeError on any other text.
    """
    values = json.loads(text)
    values["kind"] = QuestionKind(values["kind"])
    values["options"] = tuple(Option(**option) for option in values["options"])
    values["correct"] = tuple(values["correct"])
    values["about"] = tuple(values["about"])
    return Question(**values)


def digest(question: Question) -> str:
    """Give a question's digest: 64 hexadecimal digits, the same for the same wording and key."""
    return fingerprint(question_to_json(question))
