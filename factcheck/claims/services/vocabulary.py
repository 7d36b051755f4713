"""The words of one meaning that curators add and remove."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from factcheck.claims import synonyms
from factcheck.claims.errors import Invalid, require
from factcheck.claims.happenings import Happening, tell
from factcheck.claims.models import Synonym

PERMISSION = "claims.change_claim"
FEWEST, MOST = 2, 30
LONGEST = 60


@transaction.atomic
def add(text: str, *, by: User, now: datetime) -> Synonym:
    """Words that mean the same, one a line or with commas between; the first names what all of them mean."""
    require(by, PERMISSION, "add synonyms")
    words = list(dict.fromkeys(" ".join(word.split()) for word in text.replace(",", "\n").splitlines() if word.strip()))
    _validate(words)
    synonym = Synonym.objects.create(words=words, by=by, at=now)
    _tell("synonym.added", f"{by} said that these mean the same: {synonym}.", synonym, by, now)
    return synonym


@transaction.atomic
def remove(synonym: Synonym, *, by: User, now: datetime) -> None:
    """They mean the same no longer; what was filed by it stays where it is."""
    require(by, PERMISSION, "remove synonyms")
    held = Synonym.objects.holding().filter(pk=synonym.pk)
    if not held.update(removed_at=now, removed_by=by, indexed_at=None, indexed_to=0):
        raise Invalid("These words were removed already.")
    _tell("synonym.removed", f"{by} removed the synonyms {synonym}.", synonym, by, now)


def _validate(words: list[str]) -> None:
    if not FEWEST <= len(words) <= MOST:
        raise Invalid(f"Write {FEWEST} to {MOST} words that mean the same, one a line.")
    if any(len(word) > LONGEST for word in words):
        raise Invalid(f"A word or phrase has at most {LONGEST} characters.")
    known = synonyms.current()
    if empty := next((word for word in words if not known.concepts(word)), None):
        raise Invalid(f"“{empty}” says too little to tell figures apart. Leave it out.")
    concepts = [known.concepts(word) for word in words]
    if all(one == concepts[0] for one in concepts):
        raise Invalid("These words are known to mean the same already.")


def _tell(kind: str, sentence: str, synonym: Synonym, by: User, now: datetime) -> None:
    data = {"synonym": synonym.pk, "words": synonym.words}
    tell(Happening(kind=kind, sentence=sentence, claim=None, by=by, now=now, data=data))
