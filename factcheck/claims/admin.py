"""Django admin for claims and observations: doors to the services, like the pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import Count, Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from factcheck.claims import units
from factcheck.claims.errors import Refused
from factcheck.claims.models import Arrangement, Claim, Discrepancy, Lesson, Observation, Synonym
from factcheck.claims.services import arranging, claims, learning, observations, vocabulary


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


PARTS = ("what", "action", "place", "period", "unit")


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

    def clean_unit(self) -> str:
        words: str = self.cleaned_data["unit"]
        unit = units.named(words)
        if unit is None:
            raise forms.ValidationError(units.unknown(words))
        return unit

    def clean(self) -> dict[str, Any]:
        """What the service would refuse is said beside the form; parts that are filed by are given only once."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if "unit" in self.fields and not self.errors:
            parts = {name: data[name] for name in PARTS}
            try:
                claims.drafted(claims.Parts(**parts, text=data["statement"]))
            except Refused as refusal:
                raise forms.ValidationError(refusal.sentence) from refusal
        return data


@admin.register(Claim)
class ClaimAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    form = ClaimForm
    list_display = ["statement", "what", "place", "period", "unit", "evidence", "discrepancy_state"]
    list_filter = ["discrepancy__state", "dimension"]
    search_fields = ["statement", "what", "place", "period"]
    show_full_result_count = False
    actions = ["merge", "search_stored"]

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

    def has_arrange_permission(self, request: HttpRequest) -> bool:
        return person(request).has_perm(observations.PERMISSION)

    @admin.action(description="Merge two claims (shows what comes of it)", permissions=["arrange"])
    def merge(self, request: HttpRequest, rows: QuerySet[Claim]) -> HttpResponse | None:
        """To the page that shows both as one: the newer goes into the older."""
        pks = sorted(rows.filter(merged_into__isnull=True).values_list("pk", flat=True)[:3])
        if len(pks) != len(rows) or len(pks) != 2:
            self.message_user(request, "Choose two claims that were not merged yet.", messages.ERROR)
            return None
        return redirect(f"{reverse('claim-merge', args=[pks[1]])}?into={pks[0]}")

    @admin.action(description="Search the stored figures for them", permissions=["arrange"])
    def search_stored(self, request: HttpRequest, rows: QuerySet[Claim]) -> None:
        by, now = person(request), timezone.now()
        each(self, request, rows, lambda row: claims.search(row, by=by, now=now), "{count} claims searched for.")

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        return list(PARTS) if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # its history and its evidence would go with it

    def save_model(self, request: HttpRequest, obj: Claim, form: Any, change: bool) -> None:
        data, by, now = form.cleaned_data, person(request), timezone.now()
        if change:
            claims.reword(obj, data["statement"], by=by, now=now)
            return
        parts = {name: data[name] for name in PARTS}
        written = claims.write_claim(by=by, text=data["statement"], now=now, **parts)
        obj.pk, obj.statement = written.pk, written.statement


@admin.register(Observation)
class ObservationAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["figure", "claim", "state", "source", "score", "is_current", "filed_at", "decided_by"]
    list_filter = ["state", "is_current", "filed_at"]
    list_select_related = ["figure__revision__article__source__publisher", "claim", "decided_by"]
    search_fields = ["claim__statement", "figure__text", "figure__quote"]
    fields = ["claim", "figure", "quote", "source", "state", "score", "why", "is_current", "filed_at", "decided_by"]
    show_full_result_count = False
    actions = ["accept", "reject", "move", "split"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Observation]:
        rows = super().get_queryset(request).select_related(*self.list_select_related)
        return rows.defer("figure__revision__text", "figure__revision__cells")

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return person(request).has_perm(observations.PERMISSION)

    @admin.display(description="source")
    def source(self, observation: Observation) -> str:
        return str(observation.figure.revision.article.source.publisher)

    @admin.display
    def quote(self, observation: Observation) -> str:
        return observation.figure.quote

    @admin.display(description="why it is here")
    def why(self, observation: Observation) -> str:
        return "; ".join(observation.reasons) or "–"

    @admin.action(description="Accept as evidence for the claim", permissions=["decide"])
    def accept(self, request: HttpRequest, rows: QuerySet[Observation]) -> None:
        by, now = person(request), timezone.now()
        each(self, request, rows, lambda row: observations.accept(row, by=by, now=now), "{count} accepted.")

    @admin.action(description="Reject: they speak of something else", permissions=["decide"])
    def reject(self, request: HttpRequest, rows: QuerySet[Observation]) -> None:
        by, now = person(request), timezone.now()
        each(self, request, rows, lambda row: observations.reject(row, by=by, now=now), "{count} rejected.")

    @admin.action(description="Move to another claim", permissions=["decide"])
    def move(self, request: HttpRequest, rows: QuerySet[Observation]) -> HttpResponse | None:
        if len(rows) != 1:
            self.message_user(
                request, "Choose one observation to move; to move several, split them off.", messages.ERROR
            )
            return None
        return redirect("observation-move", rows[0].pk)

    @admin.action(description="Split off into a claim of their own (shows what comes of it)", permissions=["decide"])
    def split(self, request: HttpRequest, rows: QuerySet[Observation]) -> HttpResponse | None:
        claim_ids = set(rows.values_list("claim", flat=True))
        if len(claim_ids) != 1:
            self.message_user(request, "Choose observations of one claim to split off.", messages.ERROR)
            return None
        chosen = urlencode([("o", row.pk) for row in rows])
        return redirect(f"{reverse('claim-split', args=[claim_ids.pop()])}?{chosen}")


@admin.register(Lesson)
class LessonAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["__str__", "claim", "kind", "by", "at", "undone_at"]
    list_filter = ["kind", ("undone_at", admin.EmptyFieldListFilter)]
    list_select_related = ["claim", "by"]
    search_fields = ["claim__statement"]
    actions = ["take_back"]

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return person(request).has_perm(learning.PERMISSION)

    @admin.action(description="Take back", permissions=["decide"])
    def take_back(self, request: HttpRequest, rows: QuerySet[Lesson]) -> None:
        by, now = person(request), timezone.now()
        each(self, request, rows, lambda row: learning.undo(row, by=by, now=now), "{count} taken back.")


@admin.register(Arrangement)
class ArrangementAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["__str__", "by", "at", "undone_at", "undone_by"]
    list_filter = ["kind", ("undone_at", admin.EmptyFieldListFilter)]
    list_select_related = ["origin", "target", "by", "undone_by"]
    search_fields = ["origin__statement", "target__statement"]
    actions = ["undo"]

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return person(request).has_perm(observations.PERMISSION)

    @admin.action(description="Undo", permissions=["decide"])
    def undo(self, request: HttpRequest, rows: QuerySet[Arrangement]) -> None:
        by, now = person(request), timezone.now()
        each(self, request, rows, lambda row: arranging.undo(row, by=by, now=now), "{count} undone.")


@admin.register(Synonym)
class SynonymAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["__str__", "by", "at", "removed_at", "indexed_at"]
    list_filter = [("removed_at", admin.EmptyFieldListFilter)]
    list_select_related = ["by"]
    actions = ["take_out"]

    def has_curate_permission(self, request: HttpRequest) -> bool:
        return person(request).has_perm(vocabulary.PERMISSION)

    @admin.action(description="Remove", permissions=["curate"])
    def take_out(self, request: HttpRequest, rows: QuerySet[Synonym]) -> None:
        by, now = person(request), timezone.now()
        each(self, request, rows, lambda row: vocabulary.remove(row, by=by, now=now), "{count} removed.")
