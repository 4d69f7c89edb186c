"""Ways in which people write a definition: each gives the term, and only that."""

import pytest

from content.ingest import ingest

WAYS = {
    "numbers of chapters": (
        "1 Atos\n\n1.1.1 Anulação – desfaz o ato ilegal.\n1.1.2 Cassação – extingue o ato.",
        {"Anulação", "Cassação"},
    ),
    "a number and a full stop": (
        "1.1 Business case. Study that justifies the project.\n"
        "1.2 Assumption log. Records what is taken for granted.",
        {"Business case", "Assumption log"},
    ),
    "a year before the label": (
        "1871 – Lei do Ventre Livre: libertou os filhos das escravas.\n"
        "1888 – Lei Áurea: aboliu a escravidão no Brasil.",
        {"Lei do Ventre Livre", "Lei Áurea"},
    ),
    "two sides of a card": (
        "Frente: Mais-valia\nVerso: valor que fica com o patrão.\n\n"
        "Term: Quorum\nDefinition: least number of replicas that answer.",
        {"Mais-valia", "Quorum"},
    ),
    "leaders of dots": (
        "Curva J ........ crescimento sem resistência do meio\n"
        "Curva S ........ crescimento que se estabiliza no fim",
        {"Curva J", "Curva S"},
    ),
    "a text in small letters below": (
        "Oferta e demanda\n\nNormal good\ndemand rises when income rises\n\n"
        "Inferior good\ndemand falls when income rises",
        {"Normal good", "Inferior good"},
    ),
    "entries beneath an entry": (
        "Keys\n\nA. Superkey\n   1. any set of attributes that identifies a row\n"
        "B. Foreign key\n   1. attribute that refers to another table",
        {"Superkey", "Foreign key"},
    ),
    "several tabs between cells": (
        "VIA\t\t\tVANTAGEM\t\tRISCO\nOral\t\t\tfácil e barata\t\tirritação\n"
        "Retal\t\tútil no vômito\t\tabsorção irregular\nVenosa\t\tefeito imediato\t\tinfecção",
        {"Oral", "Retal", "Venosa"},
    ),
    "a highlight and links of a program": (
        "==Cgroups== limit what a process can use.\n\n[[Ingress|Ingress]]: routes traffic.",
        {"Cgroups", "Ingress"},
    ),
    "a callout": (
        "> [!note] Service\n> A stable address in front of a set of pods.",
        {"Service"},
    ),
    "what a heading compares": (
        "Potência x eficácia\n\nPotência depende da dose. Eficácia depende do efeito máximo.",
        {"Potência", "Eficácia"},
    ),
}


@pytest.mark.parametrize(("text", "names"), WAYS.values(), ids=WAYS)
def test_terms_are_found_in_each_way_of_writing(text: str, names: set[str]) -> None:
    assert {term.name for term in ingest(text, "notes.txt").pack.terms} == names


def test_a_very_long_table_ends() -> None:
    draft = ingest("a | b | c\n" * 20_000, "notes.txt")
    assert len(draft.pack.comparisons) == 1
