"""What is known here of the figures of a text that is handed in: the claim each speaks of, and whether it agrees.

Nothing is written: the text is laid beside what is stored as a new article would be, and forgotten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.claims import synonyms
from factcheck.claims.keys import looked_for_under
from factcheck.claims.lessons import ruled_out
from factcheck.claims.mentions import mention_of, settled_value
from factcheck.claims.models import Claim, Discrepancy, Lesson, Observation
from factcheck.claims.services.matching import NEARBY, Sighting, in_the_same_texts, stored_alike, written_claims
from factcheck.claims.wording import cause_name, span
from factcheck.comparing import SURE, Matches, Mention, Synonyms, compare
from factcheck.figures import Figure

# Figures looked up at once; who checks a longer text hands it in by parts.
MOST = 50
# Values told that a figure differs from
MOST_OTHERS = 3


@dataclass(frozen=True, slots=True)
class Known:
    """A figure beside the claim it speaks of: beside the value that stands where it is settled, else beside all."""

    claim: Claim
    stands: str
    agreeing: int
    number: int
    others: tuple[tuple[str, str], ...]
    why: str
    because: str

    @property
    def relation(self) -> str:
        """ "disputed" where the sources differ among themselves, and the figure agrees with some of them."""
        return "agrees" if self.agreeing == self.number else "disputed" if self.agreeing else "differs"


def known_of(figures: Sequence[Figure], published: date) -> dict[int, Known]:
    """By the number of the figure, counted from 1. In a fixed number of queries."""
    words = synonyms.current()
    new = [_sighting(number, figure, published, words) for number, figure in enumerate(figures[:MOST], start=1)]
    claims = _without_ruled_out(_claims_of(new, words), figures, words)
    in_use = Claim.objects.in_use().filter(pk__in=claims.values()).in_bulk()
    values = _values_of(in_use)
    return {
        number: _beside(new[number - 1].mention, in_use[claim], *values[claim])
        for number, claim in claims.items()
        if claim in in_use and values[claim][1]
    }


def _sighting(number: int, figure: Figure, published: date, words: Synonyms) -> Sighting:
    mention = Mention(key=f"handed in {number}", figure=figure, document="handed in", published=published)
    return Sighting(None, mention, looked_for_under(figure, published, words))


def _claims_of(new: Sequence[Sighting], words: Synonyms) -> dict[int, int]:
    """The claim under which each would surely be filed, by the figure's number."""
    stored = stored_alike(new)
    stored += in_the_same_texts(stored, NEARBY - len(stored))
    bound = Observation.objects.binding().filter(figure__in=[one.figure for one in stored if one.figure])
    claim_of = {str(figure): claim for figure, claim in bound.values_list("figure", "claim")}
    written = written_claims({key for one in new for key in one.wanted})
    claim_of |= {one.mention.key: claim for claim, one in written.items()}
    beside = [one.mention for one in (*stored, *written.values())]
    filed = [one for one in beside if one.key in claim_of]
    matches = Matches([*beside, *(one.mention for one in new)], claim_of, words)
    found = ((number, *matches.best(one.mention, filed)) for number, one in enumerate(new, start=1))
    return {number: claim_of[closest.key] for number, match, closest in found if closest and match.score >= SURE}


def _without_ruled_out(claims: Mapping[int, int], figures: Sequence[Figure], words: Synonyms) -> dict[int, int]:
    """Without the claims that learnt from people that figures told so never belong there."""
    of_id = Claim.objects.in_bulk(claims.values())
    lessons = list(Lesson.objects.bearing_on(of_id.values())) if of_id else []
    return {
        number: claim
        for number, claim in claims.items()
        if not ruled_out(lessons, figures[number - 1], of_id[claim], words)
    }


def _values_of(claims: Collection[int]) -> Mapping[int, tuple[str, list[Mention]]]:
    """Of each claim what stands, in words, and the values to compare with: the settled one, or all that are given."""
    given: dict[int, list[Mention]] = defaultdict(list)
    for observation in Observation.objects.standing().filter(claim__in=claims).as_mentions():
        given[observation.claim_id].append(mention_of(observation))
    found = {claim: ("", given[claim]) for claim in claims}
    for one in Discrepancy.objects.filter(claim__in=claims, state=Discrepancy.State.SETTLED).defer("pairs", "evidence"):
        if (settled := settled_value(one)) is not None:
            found[one.claim_id] = span(one.stands_low, one.stands_high, one.stands_unit), [settled]
    return found


def _beside(mention: Mention, claim: Claim, stands: str, values: Sequence[Mention]) -> Known:
    compared = [(compare(mention, value), value) for value in values]
    differing = [(one, value) for one, value in compared if one.relation == "differs"]
    causes = [cause for one, _ in differing for cause in one.causes[:1]]
    others = dict.fromkeys((value.figure.text, value.publisher) for _, value in differing if value.publisher)
    return Known(
        claim,
        stands,
        len(compared) - len(differing),
        len(compared),
        tuple(others)[:MOST_OTHERS],
        *((cause_name(causes[0].kind), causes[0].explanation) if causes else ("", "")),
    )
