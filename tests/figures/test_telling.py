from __future__ import annotations

import pytest

from factcheck.figures import Document, read


def source_of(text: str) -> str | None:
    return read(Document(text))[0].attributed_to


@pytest.mark.parametrize(
    "text",
    [
        "The landslide claimed 40 lives.",
        "The roads claimed six of every 1,000 residents.",
        "The mill earned €40 million, beating forecasts.",
        "The wholesale price averaged $40 in the eastern states.",
        "A state of need was declared in 40 villages once all claims had been heard.",
        "The oldest heron, said to be 40, still nests.",
        "The last flood put 40 houses under water.",
        "The mayor has put up 40 tents.",
        "Customs found 40 kilograms of cocaine.",
        "The survey ship found 40 tonnes of cod.",
        "The treasury has found €40 million for roads.",
        "The ministry added 40 posts.",
        "Sales told a happier story: they rose 40 percent.",
        "The minister told the committee to close 40 schools.",
        "About 40 families said no.",
        "The bureau did not say how many of the 40 ships sank.",
        "The average loss declared to insurers was $40.",
        "The plan announced in May gives each farm €40.",
        "A replacement, estimated at €40 million, was put out to tender.",
        "In the United States, the largest market, sales reached €40 million.",
        "As it burned it reached an estimated 40 degrees.",
        "The film shows 40 guests.",
        "The band recorded 40 songs.",
        "The rate was put right, as 40 schools reported late.",
        "Members may ask the estimates desk for 40 tables.",
    ],
)
def test_a_verb_that_tells_nothing_has_no_source(text: str) -> None:
    assert source_of(text) is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The union puts the number of jobs at 40.", "union"),
        ("The quake office puts the tremor at magnitude 4.2.", "quake office"),
        ("The institute found 57 per cent of pupils could swim.", "institute"),
        ("The clinic found 57 of 80 children ill.", "clinic"),
        ("The auditors found that 40 doors had been left open.", "auditors"),
        ("A commission of inquiry found in July that 40 doors had been left open.", "commission"),
        ("The rebels claimed to have sunk 40 boats.", "rebels"),
        ("The tide gauge showed a surge of 40 cm.", "tide gauge"),
        ("Doctors report 40 cases.", "Doctors"),
        ("Economists at Tern Bank estimate that it lost €40.", "Tern Bank"),
        ("The trust reported to police that 40 bikes had gone.", "trust"),
        ("The gauge recorded 40 mm.", "gauge"),
        ("The bank reported on Thursday that its profit was €40 million.", "bank"),
        ("The bank has since stated its losses as €40 million.", "bank"),
        ("Some 40 herons died, the Heron Office reports.", "Heron Office"),
        ("Some 40 herons died, the office added in its evening bulletin.", "office"),
        ("Some 40 herons died, as the Esk Times reported.", "Esk Times"),
        ("As the Esk Times reported on Monday, 40 herons died.", "Esk Times"),
        ("Some 40 herons died, figures from a regional observatory show.", "regional observatory"),
    ],
)
def test_a_verb_that_tells_has_its_subject_for_source(text: str, source: str) -> None:
    assert source_of(text) == source
