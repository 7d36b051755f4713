"""Times, numbers, addresses and names in the words of the site."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
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
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from factcheck.claims import wording
from factcheck.phrasebook import told

register = template.Library()

register.filter(told)


@register.filter
def cause_name(kind: str) -> str:
    return told(wording.cause_name(kind))


@register.filter
def unit_sign(unit: str) -> str:
    return told(wording.unit_sign(unit))


@register.filter
def apart(spread: float) -> str:
    return told(wording.apart(spread))


@register.simple_tag
def site_name() -> str:
    return str(settings.SITE_NAME)


@register.simple_tag
def languages() -> list[tuple[str, str]]:
    """The languages of the pages, each in its own words."""
    return list(settings.LANGUAGES)


@register.filter
def day(value: date | None) -> str | SafeString:
    """2 March 2026, for machines too; a dash where no date is known."""
    if value is None:
        return "–"
    return format_html('<time datetime="{}">{}</time>', f"{value:%Y-%m-%d}", dated(value, pgettext("date", "j F Y")))


@register.filter
def moment(value: datetime | None) -> str | SafeString:
    """2 March 2026, 12:00 UTC."""
    if value is None:
        return "–"
    return format_html('<time datetime="{}">{} UTC</time>', value.isoformat(), _to_the_minute(value))


@register.filter
def ago(value: datetime | None) -> str | SafeString:
    """How long ago or how soon, the exact time on hover."""
    if value is None:
        return _("never")
    return format_html(
        '<time datetime="{}" title="{} UTC">{}</time>', value.isoformat(), _to_the_minute(value), _from_now(value)
    )


def _to_the_minute(value: datetime) -> str:
    return dated(value, pgettext("date", "j F Y, H:i"))


def _from_now(value: datetime) -> str:
    now = timezone.now()
    if abs(now - value).total_seconds() < 60:
        return _("just now") if value <= now else _("in a moment")
    if value <= now:
        return _("{time} ago").format(time=_length(value, now))
    # What is cut off of a length makes the future come sooner than it does: 5 hours 59 minutes are "in 6 hours".
    unit = next((unit for unit in _UNITS if value - now >= unit), _UNITS[-1])
    return _("in {time}").format(time=_length(now, value + unit / 2))


_UNITS = (timedelta(days=1), timedelta(hours=1), timedelta(minutes=1))


def _length(begin: datetime, end: datetime) -> str:
    return timesince(begin, end, depth=1).replace("\xa0", " ")


@register.filter
def due(value: datetime) -> str | SafeString:
    """When something is to be done; what is due already is done with the next sweep."""
    return ago(value) if value > timezone.now() else _("any moment")


@register.filter
def interval(minutes: int) -> str:
    """15 minutes, hour, 6 hours, day: to stand behind "every"."""
    if minutes % 1440 == 0:
        count, words = minutes // 1440, ngettext("day", "{count} days", minutes // 1440)
    elif minutes % 60 == 0:
        count, words = minutes // 60, ngettext("hour", "{count} hours", minutes // 60)
    else:
        count, words = minutes, ngettext("minute", "{count} minutes", minutes)
    return words.format(count=count)


@register.filter
def meaning(kind: str) -> str:
    """What a marked word of a quote was read as."""
    return told("thing" if kind == "what" else kind)


@register.filter
def unit_marked(words: str, unit: str) -> str | SafeString:
    """A value with its unit marked, where the unit as written stands in it."""
    before, found, after = words.rpartition(unit) if unit else ("", "", "")
    if not found:
        return words
    title = _("Read as the unit")
    return format_html('{}<span class="unit" title="{}">{}</span>{}', before, title, found, after)


@register.filter
def lines_apart(words: str) -> tuple[str, str, str]:
    """The words with the lines broken before and behind them by themselves; what is all room is left as it is."""
    core = words.strip("\n") or words
    before, _, after = words.partition(core)
    return before, core, after


# Where the guide has another word for it than the record
EVENTS = {
    "arrangement.undone": "Figures put back",
    "erratum.found": "Source found wrong",
    "erratum.marked": "Correction noted",
    "lesson.learnt": "Rule learnt",
    "lesson.undone": "Rule taken back",
    "observation.accepted": "Figure accepted",
    "observation.moved": "Figure moved",
    "observation.rejected": "Figure rejected",
}


@register.filter
def event_name(kind: str) -> str:
    """ "discrepancy.settled" is "Discrepancy settled"."""
    return told(EVENTS.get(kind) or kind.replace(".", " ").replace("_", " ").capitalize())


@register.filter
def amount(value: Decimal | None, unit: str) -> str:
    return "" if value is None else told(wording.amount(value, unit))


@register.filter
def number(value: int) -> str:
    """74,400."""
    return f"{value:,}"


@register.filter
def percent(share: float) -> str:
    """ "98%"; a machine is never wholly sure."""
    return f"{min(share, 0.99):.0%}"


@register.filter
def of(found: Mapping[int, object] | None, key: int) -> object:
    """What is known of one of many, by its id; nothing where nothing is."""
    return found.get(key) if found else None


@register.filter
def period(value: str) -> str:
    """2008, "as of 2008-06-30"."""
    return told(wording.period_words(value))


@register.filter
def public_url(url: str) -> str:
    """The address where it leads to the web, and nowhere where it would do something else."""
    return url if urlsplit(url).scheme in {"http", "https"} else "#"


@register.filter
def section(path: str) -> str:
    """The part of the site to which an address belongs: "sources" for "/sources/add/"."""
    return path.strip("/").partition("/")[0]


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
