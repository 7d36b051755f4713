from __future__ import annotations

from datetime import date

from factcheck.comparing import Mention
from factcheck.comparing.report import make_report
from factcheck.figures import Document, read


def mentions(document: str, day: int, text: str) -> list[Mention]:
    published = date(2032, 5, day)
    found = read(Document(text, published=published))
    return [Mention(f"{document}#{n}", figure, document, published, document) for n, figure in enumerate(found)]


def test_each_two_values_are_laid_side_by_side_once_with_each_kind_of_cause_once() -> None:
    early = mentions(
        "Courier", 4, "The mine fire killed 12 people in Esk. Twelve people died in the fire, the mayor says."
    )
    late = mentions("Herald", 6, "The mine fire in Esk killed 31 people. On Thursday 31 people were dead.")
    (claim,) = make_report([*early, *late]).claims
    (found,) = claim.differences
    assert {one.figure.low for one in (found.pair.a, found.pair.b)} == {12, 31}
    kinds = [cause.kind for cause in found.causes]
    assert len(kinds) == len(set(kinds)) > 1
    assert [cause.weight for cause in found.causes] == sorted((cause.weight for cause in found.causes), reverse=True)
