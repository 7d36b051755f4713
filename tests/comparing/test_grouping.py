from __future__ import annotations

import pytest

from factcheck.comparing import Mention, default_synonyms, group, statement
from factcheck.comparing.grouping import Batch
from factcheck.comparing.signature import signature
from tests.comparing.making import make_mention


def report(document: str, tea: str, cases: str) -> list[Mention]:
    """Three figures of one sentence, as an outlet would give them."""
    quote = f"In 2031 police in Norway opened {cases} smuggling cases and seized {tea} tonnes of tea."
    shared = {"place": "Norway", "period": "2031", "document": document, "quote": quote, "title": "Smuggling in Norway"}
    return [
        make_mention(cases, what="smuggling cases", action="open", **shared),  # type: ignore[arg-type]
        make_mention(tea, unit="tonne", what="tea", action="seize", **shared),  # type: ignore[arg-type]
    ]


def test_figures_of_one_quantity_come_together_across_documents() -> None:
    mentions = [
        *report("ministry", "4.33", "61,900"),
        *report("wire", "4.4", "62,000"),
        *report("blog", "4.3", "61,900"),
    ]
    found = [{mention.figure.text for mention in one.mentions} for one in group(mentions)]
    assert found == [{"61,900", "62,000"}, {"4.33", "4.4", "4.3"}]


def test_what_stands_alone_is_in_no_group() -> None:
    assert group(report("ministry", "4.33", "61,900")) == []


def test_no_mentions_make_no_groups() -> None:
    assert group([]) == []


def test_a_mention_is_in_one_group_at_most() -> None:
    mentions = [mention for n in range(5) for mention in report(f"paper-{n}", "4.33", "61,900")]
    keys = [mention.key for one in group(mentions) for mention in one.mentions]
    assert sorted(keys) == sorted(mention.key for mention in mentions)


@pytest.mark.parametrize(
    ("owls", "pairs"), [("90", 1), ("40,123", 0), ("86,000", 1)], ids=["near", "worlds apart", "a thousand times"]
)
def test_numbers_worlds_apart_in_other_words_are_not_weighed_but_slips_are(owls: str, pairs: int) -> None:
    told = [
        make_mention("86", what="otters", quote="In 2031 wardens saw 86 otters on the river.", document="one"),
        make_mention(owls, what="birds", quote=f"On the river keepers met {owls} birds in 2031.", document="two"),
    ]
    batch = Batch(told, default_synonyms())
    assert len(list(batch.candidates())) == pairs
    assert len(list(batch.candidates(however_far=True))) == 1


def test_a_claim_is_said_in_one_line() -> None:
    assert statement(report("ministry", "4.33", "61,900")[1:]) == "Tea seized in Norway, 2031 (tonnes)"
    assert statement([make_mention("17", what="miners")]) == "Miners"


def test_a_copied_sentence_goes_where_its_original_goes() -> None:
    mentions = [
        *report("ministry", "4.33", "61,900"),
        *report("copy", "4.33", "61,900"),
        *report("wire", "4.4", "62,000"),
    ]
    found = [[mention.document for mention in one.mentions] for one in group(mentions)]
    assert found == [["ministry", "copy", "wire"], ["ministry", "copy", "wire"]]


def test_a_sentence_given_twice_is_found_where_nothing_else_speaks_of_it() -> None:
    mentions = [*report("ministry", "4.33", "61,900"), *report("copy", "4.33", "61,900")]
    assert [len(one.mentions) for one in group(mentions)] == [2, 2]


def cargo(document: str, form: str, **tonnes: str) -> list[Mention]:
    """A sentence for each thing, all of them alike but for the thing and its number."""
    quotes = {thing: form.format(number, thing) for thing, number in tonnes.items()}
    shared = {"unit": "tonne", "action": "seize", "place": "Norway", "period": "2031", "document": document}
    return [
        make_mention(number, what=thing, quote=quotes[thing], **shared)  # type: ignore[arg-type]
        for thing, number in tonnes.items()
    ]


def test_no_difference_is_told_between_things_of_other_names() -> None:
    mentions = [
        *cargo("ministry", "Police in Norway seized {} tonnes of {} in 2031.", tea="11", ivory="12", timber="13"),
        *cargo("wire", "In 2031 Norway's police seized {} tonnes of {}.", tea="21", ivory="22", timber="23"),
    ]
    found = [[mention.figure.what for mention in one.mentions] for one in group(mentions)]
    assert found == [["tea", "tea"], ["ivory", "ivory"], ["timber", "timber"]]


def test_what_a_sentence_gives_another_number_of_is_not_told_of_this_one() -> None:
    quote = "Officers seized 24 tonnes of tea and 22 tonnes of timber in 2031."
    place = {"unit": "tonne", "action": "seize", "period": "2031", "quote": quote}
    tea, timber = (
        make_mention(number, what=thing, document="ministry", **place)  # type: ignore[arg-type]
        for number, thing in (("24", "tea"), ("22", "timber"))
    )
    found = group([tea, timber, *cargo("wire", "In 2031 officers seized {} tonnes of {}.", tea="23")])
    assert [[mention.figure.text for mention in one.mentions] for one in found] == [["24", "23"]]


def test_words_are_added_up_in_one_order_in_every_process() -> None:
    words = list(signature(make_mention("41", quote="41 zinc mines were closed in Latvia", what="zinc mines")).words)
    assert words == sorted(words)
    assert len(words) > 2
