"""The REST API, read only: open discrepancies and claims for those who may see them, verdicts for everyone."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import NinjaAPI, Query, Schema
from ninja.errors import HttpError

from factcheck.claims.mentions import plain
from factcheck.claims.models import Claim, Discrepancy, Observation
from factcheck.publishing.models import Verdict

MOST_ROWS = 500
# What is told of an observation; of hundreds the other columns would cost as much again.
OF_OBSERVATIONS = (
    "claim",
    *(f"figure__{name}" for name in ("text", "low", "high", "unit", "quote")),
    "figure__revision__article__url",
    "figure__revision__article__source__publisher__name",
)

Limit = Annotated[int, Query(ge=1, le=MOST_ROWS, description="How many rows at most.")]
Offset = Annotated[
    int, Query(ge=0, description="How many rows to leave out first; X-Total-Count says how many there are.")
]


def may_read(request: HttpRequest) -> bool:
    """Everyone where the site says so, else people with a role: by the session of the web pages."""
    if settings.API_OPEN:
        return True
    if not request.user.is_authenticated:
        raise HttpError(401, "Log in to read this: the site does not open it to everyone.")
    if not request.user.has_perm("claims.view_discrepancy"):
        raise HttpError(403, "Your role does not allow you to read this. Ask an administrator to make you a reviewer.")
    return True


api = NinjaAPI(title=f"{settings.SITE_NAME} API", version="1.0.0", auth=may_read)


class ClaimName(Schema):
    id: int
    statement: str


class ObservationOut(Schema):
    """One figure as its source gives it; `low` and `high` are decimals in `unit`, null where the range is open."""

    id: int
    value: str
    low: str | None
    high: str | None
    unit: str
    source: str
    article_url: str
    quote: str

    @staticmethod
    def resolve_value(observation: Observation) -> str:
        return observation.figure.text

    @staticmethod
    def resolve_low(observation: Observation) -> str | None:
        return _decimal(observation.figure.low)

    @staticmethod
    def resolve_high(observation: Observation) -> str | None:
        return _decimal(observation.figure.high)

    @staticmethod
    def resolve_unit(observation: Observation) -> str:
        return observation.figure.unit

    @staticmethod
    def resolve_source(observation: Observation) -> str:
        return observation.figure.revision.article.source.publisher.name

    @staticmethod
    def resolve_article_url(observation: Observation) -> str:
        return observation.figure.revision.article.url

    @staticmethod
    def resolve_quote(observation: Observation) -> str:
        return observation.figure.quote


class CauseOut(Schema):
    cause: str
    explanation: str


class DiscrepancyOut(Schema):
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

    @staticmethod
    def resolve_observations(discrepancy: Discrepancy) -> list[Observation]:
        return list(discrepancy.claim.observations.all())

    @staticmethod
    def resolve_causes(discrepancy: Discrepancy) -> list[dict[str, Any]]:
        causes = [cause for pair in discrepancy.pairs for cause in pair["causes"]]
        return list({(cause["cause"], cause["explanation"]): cause for cause in causes}.values())


class ClaimOut(Schema):
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

    @staticmethod
    def resolve_state(claim: Claim) -> str | None:
        return Discrepancy.objects.filter(claim=claim).values_list("state", flat=True).first()


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


@api.get("/discrepancies", response=list[DiscrepancyOut], summary="Open discrepancies, the widest first")
def discrepancies(
    request: HttpRequest, response: HttpResponse, limit: Limit = 100, offset: Offset = 0
) -> QuerySet[Discrepancy]:
    waiting = Discrepancy.objects.filter(state=Discrepancy.State.OPEN)
    response["X-Total-Count"] = str(waiting.count())
    rows = waiting.select_related("claim").defer("evidence").prefetch_related(_standing("claim__observations"))
    return rows.order_by("-spread", "opened_at", "pk")[offset : offset + limit]


@api.get("/claims/{claim_id}", response=ClaimOut, summary="One claim with the evidence that stands")
def claim(request: HttpRequest, claim_id: int) -> Claim:
    return get_object_or_404(Claim.objects.prefetch_related(_standing("observations")), pk=claim_id)


@api.get("/verdicts", response=list[VerdictOut], auth=None, summary="What was settled and published, the newest first")
def verdicts(request: HttpRequest, response: HttpResponse, limit: Limit = 100, offset: Offset = 0) -> QuerySet[Verdict]:
    published = Verdict.objects.published()
    response["X-Total-Count"] = str(published.count())
    return published.select_related("claim", "decision")[offset : offset + limit]


def _standing(path: str) -> Prefetch[str, QuerySet[Observation], str]:
    rows = Observation.objects.standing().select_related("figure__revision__article__source__publisher")
    return Prefetch(path, rows.only(*OF_OBSERVATIONS))


def _decimal(number: Decimal | None) -> str | None:
    return None if number is None else f"{plain(number):f}"
