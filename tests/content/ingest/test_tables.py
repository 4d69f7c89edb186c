"""Tables in notes: comparisons, glossaries, and what is neither."""

from content.ingest import Draft, ingest
from content.model import Comparison, Row


def comparison(text: str) -> Comparison:
    (found,) = ingest(text, "notes.md").pack.comparisons
    return found


def codes(draft: Draft) -> list[str]:
    return [finding.code for finding in draft.findings]


def test_a_table_of_bars_compares_what_stands_in_its_columns() -> None:
    text = """TCP: a stream of bytes in order.

UDP: datagrams without any guarantee.

## TCP vs UDP

| Aspect | TCP | UDP |
|---|---|---|
| Connection | yes | no |
| <b>Header</b> | 20 bytes | 8 bytes |
"""
    found = comparison(text)
    assert (found.name, found.corner) == ("TCP vs UDP", "Aspect")
    assert (found.columns, found.compares) == (("TCP", "UDP"), ("tcp", "udp"))
    assert found.rows == (
        Row("Connection", ("yes", "no")),
        Row("Header", ("20 bytes", "8 bytes")),
    )


def test_a_table_of_tabs_is_one_too() -> None:
    found = comparison("Critério\tCDB\tLCI\n<b>Imposto</b> de renda\tSim\tNão\n")
    assert found.columns == ("CDB", "LCI")
    assert found.rows == (Row("Imposto de renda", ("Sim", "Não")),)


def test_what_is_compared_may_stand_in_the_rows() -> None:
    found = comparison("Protocol\tMetric\tUsed\nRIP\thops\tsmall\nOSPF\tcost\tlarge\n")
    assert found.columns == ("RIP", "OSPF")
    assert found.rows == (Row("Metric", ("hops", "cost")), Row("Used", ("small", "large")))


def test_two_columns_are_turned() -> None:
    found = comparison("Problema\tAlgoritmo\nRegressão\tLinear\nGrupos\tK-means\n")
    assert found.columns == ("Regressão", "Grupos")
    assert found.rows == (Row("Algoritmo", ("Linear", "K-means")),)


def test_a_table_of_definitions_makes_terms() -> None:
    text = (
        "| Sigla | Significado |\n|---|---|\n| ROE | Lucro sobre o patrimônio |\n| EV | Valor |\n"
    )
    draft = ingest(text, "notes.md")
    assert [(it.name, it.definition) for it in draft.pack.terms] == [
        ("ROE", "Lucro sobre o patrimônio."),
        ("EV", "Valor."),
    ]


def test_a_row_that_was_wrapped_is_one() -> None:
    found = comparison("Aspecto\tAlfa\tBeta\nUso\tlongo\tcurto e\nmais nada\nCor\tazul\tverde\n")
    assert found.rows[0] == Row("Uso", ("longo", "curto e mais nada"))


def test_rows_of_other_lengths_are_filled_and_said() -> None:
    draft = ingest("Aspecto\tA1\tB1\nUso\tum\nCor\tazul\tverde\tvermelho\n", "notes.md")
    (found,) = draft.pack.comparisons
    assert found.rows == (Row("Uso", ("um", "")), Row("Cor", ("azul", "verde")))
    assert "ingest-table-uneven" in codes(draft)


def test_a_table_that_compares_nothing_is_left_out_and_said() -> None:
    draft = ingest("| A1 | B1 |\n|---|---|\n", "notes.md")
    assert draft.pack.comparisons == ()
    assert "ingest-table-small" in codes(draft)
