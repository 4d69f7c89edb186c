"""Writes a pack as one YAML document, which any reader of YAML takes for the same texts."""

import yaml

from content.arrange import arranged
from content.formats.outline import (
    Plain,
    outline_comparison,
    outline_head,
    outline_question,
    outline_term,
)
from content.model import Pack

_WIDTH = 100


class _Dumper(yaml.SafeDumper):
    """Writes every text out, instead of pointing back at one that was the same object."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def dump(value: Plain) -> str:
    """Write plain data as YAML in block style, keys in the order given."""
    text = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return str(text)


def write_yaml(pack: Pack) -> str:
    """Write a pack, domain by domain."""
    pack = arranged(pack)
    lists: dict[str, list[Plain]] = {
        "terms": [outline_term(term) for term in pack.terms],
        "comparisons": [outline_comparison(comparison) for comparison in pack.comparisons],
        "questions": [outline_question(question) for question in pack.questions],
    }
    return dump(outline_head(pack) | {key: items for key, items in lists.items() if items})
