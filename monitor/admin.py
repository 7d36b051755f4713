"""Django admin for what is watched. Actions call the services that the pages call; what machines write is read-only."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, Model, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from monitor.models import Article, Host, Publisher, Revision, Snapshot, Source, Visit
from monitor.services import watching

SILENT = timedelta(days=7)


class ReadOnly:
    """Records of what happened: nobody adds, changes or deletes them."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class StateFilter(admin.SimpleListFilter):
    """The curator's questions: which fail, which were never visited, and which have said nothing new for long."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("failing", "Failing"), ("never", "Never visited"), ("silent", "Silent for a week")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "failing":
            return queryset.filter(failures__gt=0)
        if self.value() == "never":
            return queryset.filter(last_visit_at=None)
        if self.value() == "silent":
            week = timezone.now() - SILENT
            news = Article.objects.filter(Q(first_seen_at__gte=week) | Q(changed_at__gte=week))
            return queryset.exclude(last_visit_at=None).exclude(pk__in=news.values("source"))
        return queryset


@admin.register(Publisher)
class PublisherAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["name", "kind", "country", "sources_count"]
    list_filter = ["kind"]
    search_fields = ["name", "country"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        publishers: QuerySet[Any] = super().get_queryset(request)
        annotated: QuerySet[Any] = publishers.annotate(sources_count=Count("sources"))
        return annotated

    @admin.display(description="sources", ordering="sources_count")
    def sources_count(self, publisher: Any) -> int:
        return int(publisher.sources_count)


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = [
        "title",
        "publisher",
        "kind",
        "is_paused",
        "last_visit_at",
        "next_visit_at",
        "failures",
        "last_error",
    ]
    list_filter = [StateFilter, "kind", "is_paused"]
    list_select_related = ["publisher"]
    search_fields = ["title", "url", "publisher__name"]
    autocomplete_fields = ["publisher"]
    fields = [
        ("publisher", "kind"),
        "title",
        "url",
        "language",
        ("every_minutes", "slowest_minutes"),
        ("window_from", "window_until"),
        ("url_patterns", "link_selector"),
        ("keep_selector", "drop_selector"),
        "is_paused",
        ("last_visit_at", "next_visit_at", "failures"),
        "last_error",
    ]
    readonly_fields = ["last_visit_at", "next_visit_at", "failures", "last_error"]
    actions = ["visit_now", "pause", "resume"]

    @admin.action(description="Visit now", permissions=["change"])
    def visit_now(self, request: HttpRequest, queryset: QuerySet[Source]) -> None:
        now = timezone.now()
        for source in queryset:
            watching.visit_now(source, now)
        messages.success(request, f"{_sources(queryset)} will be visited with the next sweep.")

    @admin.action(description="Pause", permissions=["change"])
    def pause(self, request: HttpRequest, queryset: QuerySet[Source]) -> None:
        for source in queryset:
            watching.pause(source)
        messages.success(request, f"{_sources(queryset)} will not be visited until resumed.")

    @admin.action(description="Resume", permissions=["change"])
    def resume(self, request: HttpRequest, queryset: QuerySet[Source]) -> None:
        now = timezone.now()
        for source in queryset:
            watching.resume(source, now)
        messages.success(request, f"{_sources(queryset)} will be visited again.")


def _sources(queryset: QuerySet[Source]) -> str:
    count = queryset.count()
    return "1 source" if count == 1 else f"{count} sources"


@admin.register(Article)
class ArticleAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["__str__", "source", "published_at", "changed_at", "last_visit_at", "failures", "gone_at"]
    list_filter = [("gone_at", admin.EmptyFieldListFilter), ("copy_of", admin.EmptyFieldListFilter)]
    list_select_related = ["source"]
    search_fields = ["title", "url"]
    show_full_result_count = False


@admin.register(Visit)
class VisitAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["started_at", "source", "url", "outcome", "message", "status_code", "size"]
    list_filter = ["outcome"]
    list_select_related = ["source"]
    search_fields = ["url"]
    show_full_result_count = False


@admin.register(Snapshot)
class SnapshotAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["taken_at", "article", "size", "sha256", "read_at"]
    list_filter = [("read_at", admin.EmptyFieldListFilter)]
    list_select_related = ["article"]
    search_fields = ["url", "sha256"]
    show_full_result_count = False


@admin.register(Revision)
class RevisionAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["title", "article", "number", "recorded_at", "language"]
    list_select_related = ["article"]
    search_fields = ["title", "article__url"]
    show_full_result_count = False


@admin.register(Host)
class HostAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["name", "next_request_at", "robots_status", "robots_fetched_at"]
    search_fields = ["name"]
