"""Django admin for verdicts: read, and withdrawn by those who may publish."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from factcheck.claims.admin import ReadOnly, each, person
from factcheck.publishing.models import Verdict
from factcheck.publishing.services import verdicts


@admin.register(Verdict)
class VerdictAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["statement", "version", "finding", "published_at", "published_by", "withdrawn_at"]
    list_filter = ["published_at", "withdrawn_at"]
    list_select_related = ["published_by"]
    search_fields = ["statement", "finding"]
    show_full_result_count = False
    actions = ["withdraw"]

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return person(request).has_perm(verdicts.PERMISSION)

    @admin.action(description="Withdraw", permissions=["publish"])
    def withdraw(self, request: HttpRequest, rows: QuerySet[Verdict]) -> None:
        by, now = person(request), timezone.now()

        def withdraw(verdict: Verdict) -> None:
            verdicts.withdraw(verdict, by=by, now=now)

        each(self, request, rows, withdraw, "{count} withdrawn.")
