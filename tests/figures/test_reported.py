from __future__ import annotations

import pytest

from factcheck.figures import Document, read


def source_of(text: str) -> str | None:
    return read(Document(text))[-1].attributed_to


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("On the first day the president announced 40 tents.", "president"),
        ("On the far side of the border the northern command said it had lost 40 men.", "northern command"),
        ("ESKMOUTH - Tern Wire on Thursday reported a profit of €40 million.", "Tern Wire"),
        ("The union, which counts helpers too, put the loss at 40.", "union"),
        ("The group that adds up these things says 40 towns lost trees.", "group"),
        ("A spokesman for a band that controls the road said 40 had fled.", "spokesman"),
        ("Ann Lee, 53, who runs a clinic with 16 beds, says she saw 40.", "Ann Lee"),
        ("Esk Bank lost money last year and said it would shed 40 jobs.", "Esk Bank"),
        ("The company, whose mills burned, estimates its own loss at €40 million.", "company"),
        ("The survey carried out in May found 40 wolves.", "survey"),
        ("The survey of May, from Esk to Dart, estimated the biomass at 40 tonnes.", "survey"),
        ("A survey on foot by the ministry has put the slide at 40 tonnes.", "ministry"),
        ("An inquiry by the state assembly, which voted for it, found that 40 doors were open.", "state assembly"),
        ("In our reply the same bank, based in Esk, said it had 40 branches.", "bank"),
        ("One engineer said 40 were enough.", "engineer"),
        ("The Esk Group — an informal body for local, regional and other ills — stated that 40 fled.", "Esk Group"),
        ("You've calculated that you need 40 sacks.", None),
        ("He died, as drivers hauled the wreck off and police said it weighed 40 tonnes.", "police"),
    ],
)
def test_the_subject_of_the_verb_is_the_source(text: str, source: str | None) -> None:
    assert source_of(text) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('"It was 19 metres," says harbour master Ann Lee.', "harbour master Ann Lee"),
        ('"We lost 40 hives," recalls Ann Lee.', "Ann Lee"),
        ("It rained 40 mm, say officials, who wore boots.", "officials"),
        ("Some 40 herons died, says a review that Heron Watch published.", "Heron Watch"),
        ("The pipe broke and the utility says the repair will cost €40.", "utility"),
        ("The pipe broke and the utility, in May, says the repair will cost €40.", "utility"),
    ],
)
def test_the_source_may_stand_behind_the_verb(text: str, source: str | None) -> None:
    assert source_of(text) == source
