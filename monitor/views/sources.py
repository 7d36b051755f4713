"""Sources: what is watched, how it goes, and the curator's hand on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from monitor import visit_log
from monitor.forms import LookForm, SourceForm
from monitor.models import Article, Problem, Source
from monitor.services import previews, watching
from monitor.views import progress
from monitor.views.access import needs
from monitor.views.downloads import csv_response
from monitor.views.paging import page_of

# The filters of the list: which sources, and their name on the page.
SHOWN = {
    "all": ("All", Q()),
    "failing": ("Failing", Q(failures__gt=0, is_paused=False)),
    "quiet": ("Other trouble", Q(pk__in=Problem.objects.quiet().values("source"))),
    "waiting": ("Never visited", Q(last_visit_at=None, is_paused=False)),
    "paused": ("Paused", Q(is_paused=True)),
}
# Texts that stand on the page of their source
NEWEST = 20
# Of each source, as its `quiet_problems`
QUIET_PROBLEMS = Prefetch("problems", queryset=Problem.objects.quiet(), to_attr="quiet_problems")


@require_safe
@needs("monitor.view_source")
def source_list(request: HttpRequest) -> HttpResponse:
    shown = request.GET.get("show", "all")
    shown = shown if shown in SHOWN else "all"
    counts = Source.objects.aggregate(**{name: Count("pk", filter=query) for name, (_, query) in SHOWN.items()})
    words = request.GET.get("q", "").strip()
    page = page_of(request, _matching(Source.objects.filter(SHOWN[shown][1]), words))
    tabs = [(name, label, counts[name]) for name, (label, _) in SHOWN.items()]
    return render(request, "monitor/source_list.html", {"page": page, "tabs": tabs, "shown": shown, "words": words})


def _matching(sources: QuerySet[Source], words: str) -> QuerySet[Source]:
    if words:
        found = Q(title__icontains=words) | Q(publisher__name__icontains=words) | Q(url__icontains=words)
        sources = sources.filter(found)
    counted = sources.select_related("publisher").annotate(articles_count=_articles_count())
    counted = counted.prefetch_related(QUIET_PROBLEMS)
    return counted.order_by(F("failures").desc(), "title")


def _articles_count() -> Coalesce:
    """Of the sources on the page only, and so a subquery."""
    of_source = Article.objects.filter(source=OuterRef("pk")).order_by().values("source")
    return Coalesce(Subquery(of_source.annotate(number=Count("pk")).values("number")), 0)


@require_safe
@needs("monitor.view_source")
def source_detail(request: HttpRequest, pk: int) -> HttpResponse:
    source = get_object_or_404(Source.objects.select_related("publisher").prefetch_related(QUIET_PROBLEMS), pk=pk)
    visits = page_of(request, source.visits.select_related("article", "snapshot"))
    context = {
        "source": source,
        "page": visits,
        "articles": _texts(source)[:NEWEST],
        "articles_count": source.articles.count(),
        "progress": progress.of_request(request, source),
    }
    return render(request, "monitor/source_detail.html", context)


@require_safe
@needs("monitor.view_source")
def source_texts(request: HttpRequest, pk: int) -> HttpResponse:
    source = get_object_or_404(Source, pk=pk)
    page = page_of(request, _texts(source), number=source.articles.count())
    return render(request, "monitor/source_texts.html", {"source": source, "page": page})


def _texts(source: Source) -> QuerySet[Article]:
    """The newest first, which counting forgets."""
    return source.articles.annotate(revisions_count=Count("revisions")).order_by("-first_seen_at", "-pk")


@require_http_methods(["GET", "HEAD", "POST"])
@needs("monitor.add_source")
def source_add(request: HttpRequest) -> HttpResponse:
    """First an address; then, with a look at it or by hand, all that can be said of a source."""
    if "look" in request.POST:
        return _look(request, Source())
    by_hand = "by_hand" in request.GET
    form = SourceForm(request.POST or None, initial={"kind": Source.Kind.UNKNOWN})
    if request.method == "POST" and (source := _saved(form, watching.add_source)):
        messages.success(request, f"{source.title} is watched from now on; its first visit comes with the next sweep.")
        return redirect(source)
    context = {"form": form, "asks_address_only": request.method != "POST" and not by_hand}
    return render(request, "monitor/source_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("monitor.change_source")
def source_edit(request: HttpRequest, pk: int) -> HttpResponse:
    source = get_object_or_404(Source.objects.select_related("publisher"), pk=pk)
    if "look" in request.POST:
        return _look(request, source)
    form = SourceForm(request.POST or None, instance=source, initial={"publisher_name": source.publisher.name})
    if request.method == "POST" and _saved(form, partial(watching.change_source, source)):
        messages.success(request, f"{source.title} is changed.")
        return redirect(source)
    context = {"form": form, "source": Source.objects.get(pk=pk)}
    return render(request, "monitor/source_form.html", context, status=422 if form.errors else 200)


def _look(request: HttpRequest, source: Source) -> HttpResponse:
    """The form with what a look at its address found; what was typed stays, what was not is proposed."""
    asked = LookForm(request.POST, instance=source)
    typed = {name: value for name, value in request.POST.items() if value and value != Source.Kind.UNKNOWN}
    context: dict[str, object] = {"source": Source.objects.filter(pk=source.pk).first()}
    if not asked.is_valid():
        form = SourceForm(initial=typed)
        context |= {
            "form": form,
            "look_errors": asked.errors.values(),
            "known": Source.objects.exclude(pk=source.pk).filter(url=asked.instance.url).first(),
            "asks_address_only": "title" not in request.POST,
        }
        return render(request, "monitor/source_form.html", context, status=422)
    preview = previews.look(asked.instance)
    values = preview.proposals | {"url": preview.url} | typed | preview.corrections
    context |= {"form": SourceForm(initial=values), "preview": preview}
    return render(request, "monitor/source_form.html", context)


def _saved(form: SourceForm, save: Callable[..., Source]) -> Source | None:
    """What the service made of the form; None where something typed cannot be, and then the form says what."""
    if not form.is_valid():
        return None
    try:
        return save(**form.cleaned_data)
    except ValidationError as error:
        # The one spelling of an address may be known though the typed one is not.
        form.add_error("url", error.messages)
        return None


@require_POST
@needs("monitor.change_source")
def source_visit_now(request: HttpRequest, pk: int) -> HttpResponse:
    source = get_object_or_404(Source, pk=pk)
    now = timezone.now()
    watching.visit_now(source, now)
    return redirect(f"{source.get_absolute_url()}?{urlencode({'since': now.isoformat()})}")


@require_POST
@needs("monitor.change_source")
def source_pause(request: HttpRequest, pk: int) -> HttpResponse:
    """Pauses a running source; resumes a paused one when asked to."""
    source = get_object_or_404(Source, pk=pk)
    if request.POST.get("resume"):
        watching.resume(source, timezone.now())
        messages.success(request, f"{source.title} is watched again.")
    else:
        watching.pause(source)
        messages.success(request, f"{source.title} is paused: it is not visited until you resume it.")
    return redirect(source)


@require_safe
@needs("monitor.view_source")
def source_log(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Every request made for the source, as text or CSV, to be sent to its publisher."""
    source = get_object_or_404(Source, pk=pk)
    if request.GET.get("format") == "csv":
        rows = ([*one.fields] for one in visit_log.requests(source))
        return csv_response(f"requests-{source.pk}.csv", visit_log.FIELDS, rows)
    headers = {"Content-Disposition": f'inline; filename="requests-{source.pk}.txt"'}
    lines = visit_log.as_text(source)
    return StreamingHttpResponse(lines, content_type="text/plain; charset=utf-8", headers=headers)
