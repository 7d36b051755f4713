"""Django admin for the desk: discrepancies are settled here by the same services as in the pages."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from factcheck.claims.admin import ReadOnly, each, person
from factcheck.claims.errors import Refused
from factcheck.claims.models import Discrepancy
from factcheck.claims.wording import cause_name
from factcheck.review.bulk import NOT_COMPARABLE, SUGGESTED, SettleManyForm, propose
from factcheck.review.desk import Desk
from factcheck.review.models import Decision, Event
from factcheck.review.services import decisions, signing

FOLDER = "admin/claims/discrepancy"


class FirstCause(admin.SimpleListFilter):
    """By the likeliest cause of the widest difference, in the words of the pages."""

    title = "likeliest cause"
    parameter_name = "first_cause"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]) -> list[tuple[str, str]]:
        kinds = Discrepancy.objects.order_by("first_cause").values_list("first_cause", flat=True).distinct()
        return [(kind, cause_name(kind)) for kind in kinds if kind]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Discrepancy]) -> QuerySet[Discrepancy]:
        return queryset.filter(first_cause=self.value()) if self.value() else queryset


@admin.register(Discrepancy)
class DiscrepancyAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["claim", "state", "apart", "cause", "opened_at", "changed_at", "reopened_because"]
    list_filter = ["state", FirstCause, "opened_at"]
    list_select_related = ["claim"]
    search_fields = ["claim__statement", "claim__what", "claim__place"]
    show_full_result_count = False
    actions = ["accept_suggested", "mark_not_comparable"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Discrepancy]:
        return super().get_queryset(request).defer("evidence")

    def has_settle_permission(self, request: HttpRequest) -> bool:
        return person(request).has_perm(decisions.PERMISSION)

    @admin.display(description="spread", ordering="spread")
    def apart(self, discrepancy: Discrepancy) -> str:
        return f"{discrepancy.spread:.1%}"

    @admin.display(description="causes", ordering="first_cause")
    def cause(self, discrepancy: Discrepancy) -> str:
        """The likeliest cause of each pair that differs, that of the widest difference first."""
        kinds = dict.fromkeys(pair["causes"][0]["cause"] for pair in discrepancy.pairs if pair["causes"])
        return ", ".join(cause_name(kind) for kind in kinds)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The evidence with the decision form beside it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if not object_id.isdecimal():
            raise Http404
        discrepancy = get_object_or_404(Discrepancy.objects.select_related("claim"), pk=object_id)
        if request.method == "POST":
            return self._settle(request, discrepancy)
        return self._page(request, discrepancy)

    def _settle(self, request: HttpRequest, discrepancy: Discrepancy) -> HttpResponse:
        form = Desk.of(discrepancy, person(request)).form(request.POST)
        if not form.is_valid():
            return self._page(request, discrepancy, form, status=422)
        try:
            signing.decide(discrepancy, by=person(request), now=timezone.now(), **form.decision())
        except decisions.NotAllowed as refusal:
            raise PermissionDenied(refusal.sentence) from refusal
        except Refused as refusal:
            discrepancy.refresh_from_db()
            form.add_error(None, refusal.sentence)
            return self._page(request, discrepancy, form, status=409)
        discrepancy.refresh_from_db()
        is_settled = discrepancy.state == Discrepancy.State.SETTLED
        said = "Settled" if is_settled else "Noted; a second reviewer has to agree"
        self.message_user(request, f"{said}: {discrepancy.claim}.", messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:claims_discrepancy_changelist"))

    def _page(
        self, request: HttpRequest, discrepancy: Discrepancy, form: Any = None, status: int = 200
    ) -> HttpResponse:
        desk = Desk.of(discrepancy, person(request))
        context = {
            **self.admin_site.each_context(request),
            **desk.context(),
            "title": discrepancy.claim.statement,
            "opts": self.opts,
            "form": form or desk.form(),
            "may_settle": self.has_settle_permission(request),
        }
        return TemplateResponse(request, f"{FOLDER}/change_form.html", context, status=status)

    @admin.action(description="Accept the suggested value", permissions=["settle"])
    def accept_suggested(self, request: HttpRequest, rows: QuerySet[Discrepancy]) -> HttpResponse | None:
        return self._settle_many(request, rows, SUGGESTED)

    @admin.action(description="Mark not comparable", permissions=["settle"])
    def mark_not_comparable(self, request: HttpRequest, rows: QuerySet[Discrepancy]) -> HttpResponse | None:
        return self._settle_many(request, rows, NOT_COMPARABLE)

    def _settle_many(self, request: HttpRequest, rows: QuerySet[Discrepancy], stands: str) -> HttpResponse | None:
        """First shows what would be settled how, then settles what was seen."""
        proposals = propose(rows, stands)
        form = SettleManyForm(request.POST if "confirmed" in request.POST else None, stands=stands)
        if form.is_valid():
            by, now = person(request), timezone.now()
            settle = form.settling(proposals, request.POST, by=by, now=now)
            each(self, request, rows, settle, "{count} settled.")
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": "Accept the suggested values" if stands == SUGGESTED else "Mark as not comparable",
            "opts": self.opts,
            "action": request.POST["action"],
            "form": form,
            "proposals": proposals,
        }
        return TemplateResponse(request, f"{FOLDER}/settle_many.html", context)


@admin.register(Decision)
class DecisionAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["discrepancy", "finding", "reason", "by", "made_at", "ended_at"]
    list_filter = ["outcome", "reason", "made_at"]
    list_select_related = ["discrepancy__claim", "by", "chosen__figure"]
    search_fields = ["discrepancy__claim__statement", "note"]
    show_full_result_count = False

    @admin.display(description="what stands")
    def finding(self, decision: Decision) -> str:
        return decisions.finding(decision)


@admin.register(Event)
class EventAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["at", "by", "kind", "sentence"]
    list_filter = ["kind", "at"]
    list_select_related = ["by"]
    search_fields = ["sentence", "by__username", "claim__statement"]
    show_full_result_count = False
