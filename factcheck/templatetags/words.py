"""Times, numbers, addresses and names in the words of the site."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.http import QueryDict
from django.template.defaultfilters import date as dated
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince

from factcheck.claims import wording

register = template.Library()

cause_name = register.filter(wording.cause_name)
unit_sign = register.filter(wording.unit_sign)
apart = register.filter(wording.apart)


@register.simple_tag
def site_name() -> str:
    return str(settings.SITE_NAME)


@register.filter
def day(value: date | None) -> str | SafeString:
    """2 March 2026, for machines too; a dash where no date is known."""
    if value is None:
        return "–"
    return format_html('<time datetime="{}">{}</time>', f"{value:%Y-%m-%d}", dated(value, "j F Y"))


@register.filter
def moment(value: datetime | None) -> str | SafeString:
    """2 March 2026, 12:00 UTC."""
    if value is None:
        return "–"
    return format_html('<time datetime="{}">{} UTC</time>', value.isoformat(), dated(value, "j F Y, H:i"))


@register.filter
def ago(value: datetime | None) -> str | SafeString:
    """How long ago or how soon, the exact time on hover."""
    if value is None:
        return "never"
    now = timezone.now()
    words = f"{_largest(timesince(value, now))} ago" if value <= now else f"in {_largest(timesince(now, value))}"
    if abs(now - value).total_seconds() < 60:
        words = "just now" if value <= now else "in a moment"
    exact = dated(value, "j F Y, H:i")
    return format_html('<time datetime="{}" title="{} UTC">{}</time>', value.isoformat(), exact, words)


@register.filter
def due(value: datetime) -> str | SafeString:
    """When something is to be done; what is due already is done with the next sweep."""
    return ago(value) if value > timezone.now() else "any moment"


@register.filter
def interval(minutes: int) -> str:
    """15 minutes, hour, 6 hours, day: to stand behind "every"."""
    for size, name in ((1440, "day"), (60, "hour"), (1, "minute")):
        if minutes % size == 0:
            count = minutes // size
            return name if count == 1 else f"{count} {name}s"
    return f"{minutes} minutes"


@register.filter
def meaning(kind: str) -> str:
    """What a marked word of a quote was read as."""
    return "thing" if kind == "what" else kind


@register.filter
def unit_marked(words: str, unit: str) -> str | SafeString:
    """A value with its unit marked, where the unit as written stands in it."""
    before, found, after = words.rpartition(unit) if unit else ("", "", "")
    if not found:
        return words
    return format_html('{}<span class="unit" title="Read as the unit">{}</span>{}', before, found, after)


@register.filter
def event_name(kind: str) -> str:
    """ "discrepancy.settled" is "Discrepancy settled"."""
    return kind.replace(".", " ").replace("_", " ").capitalize()


def _largest(words: str) -> str:
    """ "2 weeks, 3 days" is "2 weeks"."""
    return words.split(",")[0].replace("\xa0", " ")


@register.filter
def amount(value: Decimal | None, unit: str) -> str:
    return "" if value is None else wording.amount(value, unit)


@register.filter
def number(value: int) -> str:
    """74,400."""
    return f"{value:,}"


@register.filter
def of(found: Mapping[int, object] | None, key: int) -> object:
    """What is known of one of many, by its id; nothing where nothing is."""
    return found.get(key) if found else None


@register.filter
def period(value: str) -> str:
    """2008, "as of 2008-06-30"."""
    return wording.period_words(value)


@register.filter
def public_url(url: str) -> str:
    """The address where it leads to the web, and nowhere where it would do something else."""
    return url if urlsplit(url).scheme in {"http", "https"} else "#"


@register.filter
def host(url: str) -> str:
    return urlsplit(url).hostname or url


@register.simple_tag(takes_context=True)
def with_query(context: template.RequestContext, **changes: object) -> str:
    """This page's query with the changes made; None takes a key away. A changed filter begins at the first page."""
    query: QueryDict = context["request"].GET.copy()
    query.pop("page", None)
    for key, value in changes.items():
        if value is None or value == "":
            query.pop(key, None)
        else:
            query[key] = str(value)
    return f"{context['request'].path}?{query.urlencode()}" if query else str(context["request"].path)


@register.simple_tag(takes_context=True)
def page_link(context: template.RequestContext, number: int) -> str:
    """Another page of the same list, the filters kept."""
    query: QueryDict = context["request"].GET.copy()
    query["page"] = str(number)
    return f"{context['request'].path}?{query.urlencode()}"
