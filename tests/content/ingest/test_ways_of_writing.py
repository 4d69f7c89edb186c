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
    "a card on one line": (
        "Phoneme :: smallest sound that tells words apart\n"
        "Allophone :: variant of a phoneme that can be foreseen",
        {"Phoneme", "Allophone"},
    ),
    "columns that blanks part": (
        "IAS    indicated airspeed, what the dial shows\n"
        "TAS    true airspeed, corrected for density\n"
        "GS     ground speed, corrected for wind",
        {"IAS", "TAS", "GS"},
    ),
    "a name with a stop before each paragraph": (
        "Binary stars. Two stars that go around each other.\n"
        "Eclipsing binary. One star hides the other again and again.\n"
        "Spectroscopic binary. Only the lines of the spectrum give it away.",
        {"Binary stars", "Eclipsing binary", "Spectroscopic binary"},
    ),
    "questions that follow on": (
        "What exactly is VFR?\nFlight by what can be seen outside.\n\n"
        "And IFR?\nFlight by instruments under a clearance.",
        {"VFR", "IFR"},
    ),
    "two questions in one": (
        "What is a quorum and why does it matter?\nThe least number of replicas that must answer.",
        {"Quorum"},
    ),
    "a numbered heading over two lines": (
        "Princípios\n\n1.1 Princípio da boa-fé\nAs partes agem com lealdade.\n"
        "1.2 Princípio da continuidade da relação de\nemprego\n"
        "Presume-se que o contrato não tem prazo.",
        {"Princípio da boa-fé", "Princípio da continuidade da relação de emprego"},
    ),
    "slides without full stops": (
        "Conceitos básicos\n\nVetor\nOrganismo que leva o agente de um hospedeiro a outro\n\n"
        "Zoonose\nDoença que passa dos animais para o ser humano",
        {"Vetor", "Zoonose"},
    ),
    "a chapter with its definition beneath": (
        "1 AGREGADOS\n\n1.1 Definição\n\nMaterial granular, inerte, sem forma definida.\n\n"
        "1.2 Impurezas\n\n1.2.1 Torrões de argila\n\nGrãos que se desmancham sob pressão.\n\n"
        "2 CIMENTOS\n\n2.1 Definição\n\nPó cinza, muito fino, moído com gesso.\n\n"
        "2.2 Tipos\n\n2.2.1 Pozolânico\n\nCimento que resiste ao sulfato.",
        {"Agregados", "Torrões de argila", "Cimentos", "Pozolânico"},
    ),
    "a second name in quotation marks": (
        "Vermes\n\nDirofilaria immitis\n"
        '- "Verme do coração": adulto no ventrículo direito do cão\n- Transmitida por mosquitos',
        {"Dirofilaria immitis"},
    ),
    "a contrast": (
        "Convenção coletiva é o acordo entre dois sindicatos. "
        "Já o acordo coletivo é firmado entre um sindicato e uma empresa.",
        {"Convenção coletiva", "Acordo coletivo"},
    ),
    "an entry that reads like no name": (
        "a) in dubio pro reo: na dúvida, absolve-se;\nb) reserva legal: não há crime sem lei;\n"
        "c) intervenção mínima: o direito penal é o último recurso.",
        {"In dubio pro reo", "Reserva legal", "Intervenção mínima"},
    ),
    "labels in small letters below a heading": (
        "# Words\n\n## Sense relations\n**synonymy**: nearly the same meaning\n"
        "**antonymy**: opposite meaning",
        {"Synonymy", "Antonymy"},
    ),
    "a text that leads to a list": (
        "# Stars\n\n## H-R diagram\nA plot of luminosity against temperature. The regions:\n"
        "- Main sequence: the band where stars burn hydrogen\n- Supergiants: stars at the very top",
        {"H-R diagram", "Main sequence", "Supergiants"},
    ),
    "what is said of a thing among entries without labels": (
        "Vermes\n\nHaemonchus contortus\n- Nematoide do abomaso de ovinos\n"
        "- Achados: anemia, edema, morte súbita\n- Controle: método FAMACHA",
        {"Haemonchus contortus"},
    ),
    "matters of the course": (
        "Greve: suspensão coletiva e pacífica do trabalho.\n\n"
        "Prova: dia 14/06, unidades 1 a 6\nDúvidas: fulano@faculdade.example\n"
        "Próxima aula: prática no laboratório\nExercícios para entregar: questões 1 a 8",
        {"Greve"},
    ),
    "a warning in a quotation": (
        "Reforço negativo: retira algo desagradável.\n\n> ⚠️ Armadilha da banca: não é punição",
        {"Reforço negativo"},
    ),
    "indented lines under one with a colon": (
        "Ação social - conduta orientada pela dos outros. Tipos:\n"
        "\tcom relação a fins: calcula os meios\n\tafetiva: movida por emoções\n"
        "\ttradicional: movida pelo hábito\n\tmista: une duas ou mais das outras",
        {"Ação social", "Com relação a fins", "Afetiva", "Tradicional", "Mista"},
    ),
    "two signs for an arrow": (
        "Status atribuído >> posição que se recebe ao nascer\n"
        "Status adquirido >> posição que se conquista por esforço",
        {"Status atribuído", "Status adquirido"},
    ),
    "what a subject is beside": (
        "O relativismo cultural, por sua vez, é a ideia de que cada cultura tem os seus termos.\n\n"
        "A indústria cultural, conceito de Adorno, é a produção em série de bens culturais.",
        {"Relativismo cultural", "Indústria cultural"},
    ),
    "a label before sentences with bold subjects": (
        "Replacement policies: **LRU** evicts the page not used for the longest time. "
        "**Clock** approximates that with a use bit.",
        {"LRU", "Clock"},
    ),
    "properties that are defined": (
        "Resumo\n\nPropriedades dos materiais\n"
        "Resiliência é a capacidade de absorver energia.\n\nDureza: resistência ao risco.",
        {"Propriedades dos materiais", "Resiliência", "Dureza"},
    ),
    "a table whose cells blanks part": (
        "Molho        base           espessante\nVelouté      fundo claro    roux amarelo\n"
        "Espagnole    fundo escuro   roux escuro\nHollandaise  manteiga       gema",
        {"Velouté", "Espagnole", "Hollandaise"},
    ),
    "a table with an empty corner and rows of one kind": (
        "| | Focal length | Good for |\n|---|---|---|\n| Normal lens | 50 mm | streets |\n"
        "| Telephoto lens | over 85 mm | sports |\n| Macro lens | any | close-ups |",
        {"Normal lens", "Telephoto lens", "Macro lens"},
    ),
    "full stops for bullets": (
        "# Modais\n\n. Rodoviário: vai de porta a porta\n. Ferroviário: leva grandes volumes",
        {"Rodoviário", "Ferroviário"},
    ),
    "a question with its answer behind": (
        "# Lenses\n\nWhat is focal length? The distance in mm from the lens to the sensor.",
        {"Focal length"},
    ),
    "a question turned around": (
        "O que é Just in Time?\nProduzir só o que é preciso na hora certa.\n\n"
        "Kanban seria o quê?\nSistema de cartões que autoriza a produção.",
        {"Just in Time", "Kanban"},
    ),
    "two short labels on one line": (
        "Prime lens: fixed focal length. Zoom lens: variable focal length.",
        {"Prime lens", "Zoom lens"},
    ),
    "two short formulas on one line": (
        "Staple fibre = short fibre, measured in cm. Filament = very long continuous fibre.",
        {"Staple fibre", "Filament"},
    ),
    "leaders without blanks": (
        "Categoria A......motos e triciclos\nCategoria B......carros de até oito passageiros",
        {"Categoria A", "Categoria B"},
    ),
    "what a subject deals with": (
        "# Notas\n\nA logística empresarial trata de todas as atividades de movimentação.",
        {"Logística empresarial"},
    ),
    "what each value of a thing does": (
        "# Exposure\n\n## Shutter speed\nHow long the sensor is exposed.\n"
        "- Fast → freezes action\n- Slow → motion blur",
        {"Shutter speed"},
    ),
    "entries in capitals with a stop": (
        "# Composition\n\n- RULE OF THIRDS. An old rule: cut the frame in three.\n"
        "- LEADING LINES. Roads that take the eye to the subject.\n"
        "- NEGATIVE SPACE. Empty area around the subject.",
        {"Rule of thirds", "Leading lines", "Negative space"},
    ),
    "the running head beside a page's number": (
        "DIREITO DO TRABALHO I\n\nGreve: suspensão coletiva do trabalho.\n"
        "Direito do Trabalho I – Prof. Lima\nPágina 2 de 9\n\n"
        "Lockout: paralisação feita pelo empregador.",
        {"Greve", "Lockout"},
    ),
}


@pytest.mark.parametrize(("text", "names"), WAYS.values(), ids=WAYS)
def test_terms_are_found_in_each_way_of_writing(text: str, names: set[str]) -> None:
    assert {term.name for term in ingest(text, "notes.txt").pack.terms} == names


def test_a_very_long_table_ends() -> None:
    draft = ingest("a | b | c\n" * 20_000, "notes.txt")
    assert len(draft.pack.comparisons) == 1
