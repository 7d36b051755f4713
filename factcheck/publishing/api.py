"""The REST API, read only: open discrepancies and claims for those who may see them, verdicts for everyone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from django.conf import settings
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import NinjaAPI, Query, Schema
from ninja.errors import HttpError
from ninja.security import APIKeyCookie
from pydantic import BaseModel, BeforeValidator

from factcheck.claims.mentions import plain
from factcheck.claims.models import Claim, Discrepancy, Observation
from factcheck.comparing.cause import same_words
from factcheck.publishing.models import Verdict
from factcheck.publishing.views.reference import Reference

MOST_ROWS = 500
# What is told of an observation
OF_OBSERVATIONS = {
    "value": F("figure__text"),
    "low": F("figure__low"),
    "high": F("figure__high"),
    "unit": F("figure__unit"),
    "quote": F("figure__quote"),
    "article_url": F("figure__revision__article__url"),
    "source": F("figure__revision__article__source__publisher__name"),
}

Limit = Annotated[int, Query(ge=1, le=MOST_ROWS, description="How many rows at most.")]
Offset = Annotated[
    int, Query(ge=0, description="How many rows to leave out first; X-Total-Count says how many there are.")
]


class Session(APIKeyCookie):
    """Everyone where the site says so, else people with a role: by the session of the web pages."""

    param_name = settings.SESSION_COOKIE_NAME

    def authenticate(self, request: HttpRequest, key: str | None) -> bool:
        if settings.API_OPEN:
            return True
        if not request.user.is_authenticated:
            raise HttpError(401, "Log in to read this: the site does not open it to everyone.")
        if not request.user.has_perm("claims.view_discrepancy"):
            raise HttpError(
                403, "Your role does not allow you to read this. Ask an administrator to make you a reviewer."
            )
        return True


api = NinjaAPI(
    title=f"{settings.SITE_NAME} API",
    version="1.0.0",
    description=f"Read only: what stands on the pages of {settings.SITE_URL} too",
    auth=Session(),
    docs=Reference(),
)


def _decimal(number: Decimal | None) -> str | None:
    return None if number is None else f"{plain(number):f}"


# Plainly, never as "4E+3"
Number = Annotated[str | None, BeforeValidator(_decimal)]


class ClaimName(BaseModel, from_attributes=True):
    id: int
    statement: str


class ObservationOut(BaseModel):
    """One figure as its source gives it; `low` and `high` are decimals in `unit`, null where the range is open."""

    id: int
    value: str
    low: Number
    high: Number
    unit: str
    source: str
    article_url: str
    quote: str


class CauseOut(BaseModel):
    cause: str
    explanation: str


class DiscrepancyOut(BaseModel):
    """A difference waiting for a reviewer; its causes are those of the widest difference first."""

    id: int
    claim: ClaimName
    state: str
    opened_at: datetime
    evidence_version: int
    reopened_because: str
    spread: float
    observations: list[ObservationOut]
    causes: list[CauseOut]


class ClaimOut(BaseModel):
    """A claim, what stands of its evidence, and how its discrepancy stands (null where the sources never differed)."""

    id: int
    statement: str
    what: str
    action: str
    place: str
    period: str
    unit: str
    state: str | None
    observations: list[ObservationOut]


class VerdictOut(Schema):
    """The newest published version, with the pairs of values that differed most and why; `under_review` once the
    decision it rests on was taken up again."""

    claim: ClaimName
    version: int
    statement: str
    finding: str
    evidence: list[dict[str, Any]]
    differences: list[dict[str, Any]]
    published_at: datetime
    under_review: bool


@api.get(
    "/discrepancies",
    response=list[DiscrepancyOut],
    tags=["What is open"],
    summary="Open discrepancies, the widest first",
)
def discrepancies(
    request: HttpRequest, response: HttpResponse, limit: Limit = 100, offset: Offset = 0
) -> list[dict[str, Any]]:
    waiting = Discrepancy.objects.filter(state=Discrepancy.State.OPEN)
    response["X-Total-Count"] = str(waiting.count())
    fields = ("claim_id", "state", "opened_at", "evidence_version", "reopened_because", "spread", "pairs")
    widest = ("-spread", "opened_at", "pk")
    # By their ids: the rows are wide, and what is left out before them is not looked at.
    page = list(waiting.order_by(*widest).values_list("pk", flat=True)[offset : offset + limit])
    rows = Discrepancy.objects.filter(pk__in=page).order_by(*widest).values("id", *fields)
    names = Claim.objects.in_bulk(row["claim_id"] for row in rows)
    standing = _standing(names)
    return [
        row
        | {
            "claim": {"id": row["claim_id"], "statement": names[row["claim_id"]].statement},
            "observations": standing[row["claim_id"]],
            "causes": _causes(row["pairs"]),
        }
        for row in rows
    ]


@api.get(
    "/claims/{claim_id}", response=ClaimOut, tags=["What is open"], summary="One claim with the evidence that stands"
)
def claim(request: HttpRequest, claim_id: int) -> dict[str, object]:
    fields = ("id", "statement", "what", "action", "place", "period", "unit")
    row = get_object_or_404(Claim.objects.values(*fields, state=F("discrepancy__state")), pk=claim_id)
    return {**row, "observations": _standing([claim_id])[claim_id]}


@api.get(
    "/verdicts",
    response=list[VerdictOut],
    auth=None,
    tags=["What is published"],
    summary="What was settled and published, the newest first",
)
def verdicts(request: HttpRequest, response: HttpResponse, limit: Limit = 100, offset: Offset = 0) -> QuerySet[Verdict]:
    published = Verdict.objects.published()
    response["X-Total-Count"] = str(published.count())
    return published.select_related("claim", "decision")[offset : offset + limit]


def _standing(claims: Iterable[int]) -> dict[int, list[Mapping[str, object]]]:
    """What stands of each claim's evidence. As plain rows: of hundreds, objects cost several times as much."""
    standing: dict[int, list[Mapping[str, object]]] = {claim: [] for claim in claims}
    rows = Observation.objects.standing().filter(claim__in=standing).order_by("filed_at", "pk")
    for row in rows.values("id", "claim_id", **OF_OBSERVATIONS):
        standing[row["claim_id"]].append(row)
    return standing


def _causes(pairs: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Each explanation once, whichever side it begins with."""
    told: dict[tuple[str, ...], dict[str, str]] = {}
    for cause in (cause for pair in pairs for cause in pair["causes"]):
        told.setdefault(same_words(cause["cause"], cause["explanation"]), cause)
    return list(told.values())
