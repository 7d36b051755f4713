"""Django admin for claims and observations: doors to the services, like the pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import Count, Model, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from factcheck.claims.errors import Refused
from factcheck.claims.models import Claim, Discrepancy, Observation
from factcheck.claims.services import claims, observations


class ReadOnly:
    """Mixed into a ModelAdmin: nothing is added, changed or deleted by hand."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def person(request: HttpRequest) -> User:
    """Whoever is logged in to the admin; nobody else gets this far."""
    if not isinstance(request.user, User):
        raise TypeError("The admin serves no one who is not logged in.")
    return request.user


def each(
    modeladmin: admin.ModelAdmin[Any], request: HttpRequest, rows: QuerySet[Any], do: Callable[[Any], object], done: str
) -> None:
    """Call a service for each selected row, and say how many times it worked and each reason why not.

    `done` tells of the successes: "{count} settled".
    """
    count = 0
    for row in rows:
        try:
            do(row)
        except Refused as refusal:
            modeladmin.message_user(request, f"“{row}”: {refusal.sentence}", messages.ERROR)
        else:
            count += 1
    if count:
        modeladmin.message_user(request, done.format(count=count), messages.SUCCESS)


class ClaimForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Claim
        fields = ["statement", "what", "action", "place", "period", "unit"]
        help_texts = {
            "statement": "Leave empty to have it made of the parts below.",
            "period": "As 2008, 2008-06, 2008-Q2, 2008-01/2008-06, or /2008-06-30 for “as of”.",
            "unit": "As tonne, percent or USD; for things counted, count.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "unit" in self.fields:
            self.fields["unit"].required = True
            self.fields["statement"].required = False


@admin.register(Claim)
class ClaimAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    form = ClaimForm
    list_display = ["statement", "what", "place", "period", "unit", "evidence", "discrepancy_state"]
    list_filter = ["discrepancy__state", "dimension"]
    search_fields = ["statement", "what", "place", "period"]
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        standing = Q(observations__state__in=Observation.BINDING, observations__is_current=True)
        rows: QuerySet[Claim] = super().get_queryset(request).select_related("discrepancy")
        counted = rows.annotate(standing_count=Count("observations", filter=standing))
        return counted.defer("discrepancy__pairs", "discrepancy__evidence")

    @admin.display(description="figures", ordering="standing_count")
    def evidence(self, claim: Claim) -> int:
        count: int = claim.standing_count  # type: ignore[attr-defined]  # see get_queryset
        return count

    @admin.display(description="discrepancy", ordering="discrepancy__state")
    def discrepancy_state(self, claim: Claim) -> str:
        discrepancy: Discrepancy | None = getattr(claim, "discrepancy", None)
        return discrepancy.get_state_display() if discrepancy else "–"

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        return ["what", "action", "place", "period", "unit"] if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # its history and its evidence would go with it

    def save_model(self, request: HttpRequest, obj: Claim, form: Any, change: bool) -> None:
        data, by, now = form.cleaned_data, person(request), timezone.now()
        if change:
            claims.reword(obj, data["statement"], by=by, now=now)
            return
        parts = {name: data[name] for name in ("what", "action", "place", "period", "unit")}
        written = claims.write_claim(by=by, text=data["statement"], now=now, **parts)
        obj.pk, obj.statement = written.pk, written.statement


@admin.register(Observation)
class ObservationAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["figure", "claim", "state", "source", "score", "is_current", "filed_at", "decided_by"]
    list_filter = ["state", "is_current", "filed_at"]
    list_select_related = ["figure__revision__article__source__publisher", "claim", "decided_by"]
    search_fields = ["claim__statement", "figure__text", "figure__quote"]
    show_full_result_count = False
    actions = ["accept", "reject"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Observation]:
        rows = super().get_queryset(request).select_related(*self.list_select_related)
        return rows.defer("figure__revision__text", "figure__revision__cells")

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return person(request).has_perm(observations.PERMISSION)

    @admin.display(description="source")
    def source(self, observation: Observation) -> str:
        return str(observation.figure.revision.article.source.publisher)

    @admin.action(description="Accept as evidence for the claim", permissions=["decide"])
    def accept(self, request: HttpRequest, rows: QuerySet[Observation]) -> None:
        by, now = person(request), timezone.now()
        each(self, request, rows, lambda row: observations.accept(row, by=by, now=now), "{count} accepted.")

    @admin.action(description="Reject: they speak of something else", permissions=["decide"])
    def reject(self, request: HttpRequest, rows: QuerySet[Observation]) -> None:
        by, now = person(request), timezone.now()
        each(self, request, rows, lambda row: observations.reject(row, by=by, now=now), "{count} rejected.")
