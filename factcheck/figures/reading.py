"""Read a document: sentence by sentence, carrying what earlier sentences said of place and period."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from . import (
    antecedents,
    asides,
    attribution,
    by_the_way,
    counted_back,
    datelines,
    dates,
    flattened,
    headings,
    in_turn,
    money,
    notfigures,
    numerals,
    own_dates,
    periods,
    places,
    planned,
    retold,
    spelled,
    stated,
    tables,
    units,
    where,
)
from .chinese_lexicon import load_chinese
from .chinese_places import country
from .chinese_reading import read_chinese, text_line
from .figure import Cell, Document, Figure
from .language import detect
from .lexicon import Lexicon, load
from .mention import Mention
from .place import Place
from .segments import sentences
from .tokens import Sentence, tokenize
from .when import FIRST_YEAR, LAST_YEAR, When

READER_VERSION = "10"
"""Kept beside every stored figure, so that a better reader is never mistaken for a publisher's change."""

LEAD = 800
"""Characters at the beginning of a page whose place and period hold for the rest where nothing nearer does."""

_LONGEST_HEADING = 60
_SUBJECT = 4
"""Tokens in which a sentence that begins with its subject has named it."""
_HEAD = 1500
"""Characters at the beginning of a page in which its own date may stand."""


@dataclass(slots=True)
class Context:
    """What the sentences read so far leave for those that follow in the same paragraph."""

    today: date | None
    title_place: str | None = None
    country: str | None = None
    """The country the page is about, where it is about one."""
    title_period: str | None = None
    section_place: str | None = None
    """The place that the heading of a section is."""
    post_period: str | None = None
    """The day of the entry of a live page."""
    plan: planned.Plan | None = None
    """What the page says is planned for a year to come."""
    lead_place: str | None = None
    lead_period: str | None = None
    first_country: str | None = None
    """The country named first at the beginning of the page, by whatever word."""
    period: str | None = None
    place: str | None = None
    spoke: attribution.Spoke | None = None
    counted: Mention | None = None
    mixed: bool = False
    """The text writes a number by the custom of another language, so that "1,234" may mean either."""
    said: deque[Mention] = field(default_factory=lambda: deque(maxlen=antecedents.REMEMBERED))
    skipped: list[tuple[int, int]] = field(default_factory=list)
    silent: list[tuple[int, int]] = field(default_factory=list)
    """Where no sentence is read: the names of numbers that stand in tables and lines of their own."""

    def new_paragraph(self) -> None:
        self.period = self.place = self.counted = None
        self.skipped.clear()


def read(document: Document) -> list[Figure]:
    """Every figure of the document, in order of `start`, none overlapping another. Never raises, whatever the text."""
    language = detect(document.text, document.language)
    lexicon = load("en" if language == "zh" else language)
    countries = places.countries_named(document.title, document.text, lexicon)
    about = _country_about(document, countries, lexicon)
    lexicon = money.of_page(document.text, [name for name, _ in countries.most_common()], about, lexicon)
    context = _begin(document, about, lexicon)
    if language == "zh":
        context.country = country(document.title + document.text[:LEAD], load_chinese())
        tabled = _read_tables(document, lexicon, context)
        return _merged(tabled, read_chinese(document, context.today), context.silent)
    tabled = [*_read_tables(document, lexicon, context), *_read_stated(document.text, lexicon, context)]
    tabled.sort(key=lambda figure: figure.start)
    figures: list[Figure] = []
    last = 0
    for start, end in sentences(document.text, lexicon.abbreviations, lexicon.before_digits):
        if document.text.find("\n", last, start) >= 0:
            context.new_paragraph()
        last = end
        if end - start <= _LONGEST_HEADING and text_line(document.text, start, end):
            context.section_place = places.names_alone(document.text[start:end], lexicon)
        context.post_period = periods.of_post(document.text[start:end], lexicon, context.today) or context.post_period
        if lexicon.may_hold_figure(document.text, start, end):
            figures += _read_sentence(document.text, start, end, lexicon, context)
        else:
            context.skipped.append((start, end))
    return _merged(tabled, figures, context.silent) if tabled or context.silent else figures


def _read_tables(document: Document, lexicon: Lexicon, context: Context) -> list[Figure]:
    found: list[Figure] = []
    context.silent += headings.beside_cells(document, lambda cell: not tables.holds_none(document, cell, lexicon))
    headed = list(headings.headed(document))
    regional = tables.regional_captions(headed, lexicon)
    settings = tables.settings(document, headed, lexicon)
    for cell, corner in tables.with_wholes(tables.with_units(document, headed)):
        s, mentions = tables.cell_mentions(document, cell, lexicon, regional, corner)
        if (setting := settings.get(cell.caption)) is not None:
            for m in mentions:
                tables.set_in(m, setting)
        found += [_figure(s, _completed(s, m, cell.caption, lexicon, context), cell) for m in mentions]
        if mentions and (aside := tables.aside_of(document, cell, s.ends[mentions[-1].stop - 1])) is not None:
            context.silent.append(aside)
    if not document.cells:
        for table in flattened.find(document.text, lexicon):
            for s, cells in flattened.mentions_of(document.text, table, lexicon):
                found += [_figure(s, _completed(s, m, table.caption, lexicon, context), cell) for cell, m in cells]
    return sorted(found, key=lambda figure: figure.start)


def _read_stated(text: str, lexicon: Lexicon, context: Context) -> Iterator[Figure]:
    for one in stated.stated(text, lexicon):
        s, m = stated.mention_of(text, one, lexicon)
        if m is not None:
            context.silent.append(one.name)
            yield _figure(s, _completed(s, m, "", lexicon, context), Cell(*one.number, text[slice(*one.name)], ""))


def _completed(s: Sentence, m: Mention, caption: str, lexicon: Lexicon, context: Context) -> Mention:
    """Add what a table's caption and the page's title say, and the country the page is about."""
    m.period = m.period or context.title_period
    m.place = m.place or context.title_place or context.country
    m.attributed_to = attribution.of_caption(caption, lexicon)
    units.localise(s, m, places.country_in(m.place, lexicon) or context.country, lexicon)
    return m


def _merged(tabled: list[Figure], figures: list[Figure], silent: list[tuple[int, int]]) -> list[Figure]:
    """All figures in order; where a table's cell and a sentence read the same words, the cell's reading stands.

    No sentence is read out of what is `silent`, such as the headings of a table.
    """
    spans = sorted([*((one.start, one.end) for one in tabled), *silent])
    merged: list[Figure] = []
    at = 0
    for figure in figures:
        while at < len(spans) and spans[at][1] <= figure.start:
            at += 1
        if at == len(spans) or figure.end <= spans[at][0]:
            merged.append(figure)
    last = 0
    for figure in tabled:  # cells may overlap each other, too
        if figure.start >= last:
            merged.append(figure)
            last = figure.end
    return sorted(merged, key=lambda figure: figure.start)


def _begin(document: Document, country: str | None, lexicon: Lexicon) -> Context:
    context = Context(_day_of_news(document.published) or _own_date(document.text, lexicon), country=country)
    context.mixed = numerals.against_custom(document.text, lexicon.decimal_mark)
    if document.title:
        s = tokenize(document.title, 0, len(document.title), lexicon.splitting)
        named = places.find_places(s, lexicon)
        context.title_place = next((p.name for p in places.named_by(named, None, lexicon)), None)
        whens = periods.periods_in(s, dates.find_dates(s, lexicon, context.today), lexicon, context.today, None)
        context.plan = planned.find(s, whens, lexicon, context.today)
        one = len({when.iso for when in whens}) == 1 and not periods.is_to_come(whens[0].iso, context.today)
        context.title_period = whens[0].iso if one else None
    return context


def _country_about(document: Document, named: Counter[str], lexicon: Lexicon) -> str | None:
    """The country a page is about; of a report that names no other, that of its dateline."""
    about = places.country_of(named, document.text, lexicon) if len(document.text) > LEAD // 2 else None
    written = datelines.country(document.text, lexicon) if about is None else None
    return written if written is not None and named.keys() <= {written} else about


def _day_of_news(day: date | None) -> date | None:
    """The day of a page; none where it lies so far off that nothing can be counted back from it or on."""
    return day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None


def _own_date(text: str, lexicon: Lexicon) -> date | None:
    """The date a page gives itself: "Published: Aug 02, 2024"."""
    for match in re.finditer(r"(?i)\b(?:published|updated|posted|date|issued)\b(?: on)?[:\s]", text[:_HEAD]):
        s = tokenize(text, match.end(), min(match.end() + 60, len(text)))
        for when in dates.find_dates(s, lexicon, None):
            if len(when.iso) == 10:
                try:
                    return date.fromisoformat(when.iso)
                except ValueError:
                    continue
    return None


def _read_sentence(text: str, start: int, end: int, lexicon: Lexicon, context: Context) -> list[Figure]:
    s = tokenize(text, start, end, lexicon.splitting)
    notfigures.mark_furniture(s)
    notfigures.mark_addresses(s)
    notfigures.mark_idioms(s, lexicon)
    whens = dates.find_dates(s, lexicon, context.today)
    said_before = context.period or context.title_period or context.lead_period
    spans = periods.periods_in(s, whens, lexicon, context.today, said_before)
    context.plan = planned.find(s, spans, lexicon, context.today) or context.plan
    mentions = spelled.find_mentions(s, [*whens, *spans], lexicon, context.counted, context.said)
    named = places.find_places(s, lexicon)
    named = places.named_by(named, context.country, lexicon, context.said, context.title_place)
    numbers = [m.begin for m in mentions]
    named = [p for p in named if not asides.in_participle(s, p.first, p.last, numbers, lexicon)]
    named = [p for p in named if not any(m.begin < p.first < m.stop for m in mentions)]  # "40 million Swiss francs"
    named = datelines.without(s, by_the_way.without(s, named, numbers, lexicon))
    context.spoke = attribution.attribute(s, mentions, lexicon, context.spoke)
    apart = asides.asides(s, spans, mentions, lexicon)
    _place_and_date(s, mentions, [when for when in spans if when not in apart], named, lexicon, context)
    in_turn.give_in_turn(s, mentions, spans, named, lexicon)
    for m in mentions:
        m.ambiguous = m.ambiguous or (context.mixed and numerals.has_one_mark(s.words[m.first]))
        told = asides.compared_with(s, m, spans, apart, mentions) or asides.of_event(s, m, whens, lexicon)
        m.period = told or m.period
    context.counted = mentions[-1] if mentions else context.counted
    context.said.extend(mentions)
    if (sought := retold.asked(s, lexicon)) is not None:
        context.said.append(sought)
    spans = own_dates.without_compared(s, mentions, [w for w in spans if w not in apart], lexicon)
    spans = [] if _looks_back(s, mentions, lexicon, said_before) else periods.carried(s, spans, lexicon, context.today)
    _carry(s, mentions, spans, where.holding(named, s, lexicon), context)
    return [_figure(s, m) for m in mentions]


def _place_and_date(
    s: Sentence, mentions: list[Mention], spans: list[When], named: list[Place], lexicon: Lexicon, context: Context
) -> None:
    if not mentions:
        return
    ends = [*(m.begin for m in mentions[1:]), len(s)]
    shared = own_dates.without_compared(s, mentions, spans, lexicon)
    for m, next_begin in zip(mentions, ends, strict=True):
        near = asides.within_reach(s, m, spans, mentions, lexicon)
        m.period = own_dates.period_of(s, m, near, [when for when in shared if when in near], next_begin, lexicon)
        if m.period is None and m.role != "previous":
            m.period = _inherited_period(s, m, lexicon, context)
        if m.role == "actual" and m.period and periods.is_to_come(m.period, context.today):
            m.role = "forecast"
        own = where.place_of(s, m, named, next_begin, lexicon)
        m.place = (own if own is not None else _inherited_place(s, m, named, lexicon, context)) or None
        units.localise(s, m, places.country_in(m.place, lexicon) or context.country, lexicon)


def _inherited_period(s: Sentence, m: Mention, lexicon: Lexicon, context: Context) -> str | None:
    if periods.opens_elsewhen(s, m, lexicon):
        return None
    if context.plan is not None and planned.is_for(m, context.plan):
        return context.plan.period
    if context.period and periods.is_over(s, m, context.period, lexicon, context.today):
        return context.post_period
    return context.period or context.post_period or context.title_period or context.lead_period


def _inherited_place(s: Sentence, m: Mention, named: list[Place], lexicon: Lexicon, context: Context) -> str | None:
    return (
        where.adjective_of(s, m, named, lexicon)
        or _place_of_it(s, m, context, lexicon)
        or _place_before(s, m, context, lexicon)
        or context.section_place
        or context.title_place
        or context.country
        or _lead_country(context, lexicon)
    )


def _place_of_it(s: Sentence, m: Mention, context: Context, lexicon: Lexicon) -> str | None:
    """The place of what the sentence before told of, which a pronoun stands for: "Esk had 62 fires. It was 26." """
    before = context.said[-1] if context.said else None
    if before is None or before is not context.counted or not antecedents.is_pointed_to(s, m, lexicon):
        return None
    return before.place if before.what == m.what and antecedents.like(m, before) else None


def _lead_country(context: Context, lexicon: Lexicon) -> str | None:
    """The country of the first place of the page; none where "Portugal's cork maker sold less in France" begins it."""
    country = places.country_in(context.lead_place, lexicon)
    return country if context.first_country in (None, country) else None


def _place_before(s: Sentence, m: Mention, context: Context, lexicon: Lexicon) -> str | None:
    """The place that the paragraph gave last; sentences without numbers are only now looked at."""
    while context.skipped:
        start, end = context.skipped.pop()
        skipped = tokenize(s.text, start, end)
        named = places.named_by(places.find_places(skipped, lexicon), context.country, lexicon)
        named = by_the_way.without(skipped, where.holding(named, skipped, lexicon), [], lexicon)
        named = [p for p in datelines.without(skipped, named) if p.name]
        if m.unit is not None and m.unit.dimension == "ratio":  # no rate is that of a shop or a desk
            named = [p for p in named if not by_the_way.is_scene(skipped, p, lexicon)]
        located = [p.name for p in named if (p.located and not p.broad) or places.is_country_first(p)]
        if located:
            context.place = located[-1]
            context.skipped.clear()
    return context.place


def _looks_back(s: Sentence, mentions: list[Mention], lexicon: Lexicon, said_before: str | None) -> bool:
    """ "In 2030 it had been 410.": a sentence that only gives an earlier value of what the one before told."""
    if not mentions or not antecedents.is_pointed_to(s, mentions[0], lexicon):
        return False
    if mentions[0].what_last > 0 and s.low(mentions[0].hedge_first - 1) not in lexicon.of("auxiliary"):
        return False  # "In 2030 they freed 40 swans."
    period = mentions[0].period or ""
    then, now = counted_back.year_of(period), counted_back.year_of(said_before)
    if then is None or now is None or said_before is None:
        return False
    return then < now or (len(period) == len(said_before) and period < said_before)


def _carry(s: Sentence, mentions: list[Mention], spans: list[When], named: list[Place], context: Context) -> None:
    if spans:
        if s.start < LEAD and context.lead_period is None:
            current = [w.iso for w in spans if periods.is_current(w.iso, context.today)]
            # A heading "2030 and 2031" is about the later year, with which the earlier is compared.
            headed = not mentions and all(iso.isdecimal() for iso in current)
            context.lead_period = (max(current) if headed else current[0]) if current else None
        own = mentions[0].period if mentions else None
        context.period = own if own in {when.iso for when in spans} else spans[0].iso
    parts, wholes = ({m.place for m in mentions if m.part_of is part} for part in (True, False))
    named = [p for p in named if p.name and (p.name in wholes or p.name not in parts)]
    if s.start < LEAD and context.first_country is None:
        context.first_country = next((p.country or p.name for p in named if not p.broad), None)
    near = {p.name for p in named if not p.broad and (p.located or p.adjective or _is_of_subject(s, p))}
    located = [p.name for p in named if p.located and not p.broad]
    place = next((m.place for m in mentions if m.place in near), located[-1] if located else None)
    if place is not None:
        context.place = place
        context.skipped.clear()
    if located and s.start < LEAD:
        context.lead_place = context.lead_place or located[0]


def _is_of_subject(s: Sentence, place: Place) -> bool:
    """ "Esk's dams are full", "The port of Esk took 40 ships": what follows is of this place, too."""
    return place.first <= 1 or (place.first <= _SUBJECT and s.low(place.first - 1) == "of")


def _figure(s: Sentence, m: Mention, cell: Cell | None = None) -> Figure:
    begin, end = s.starts[m.begin], s.ends[m.stop - 1]
    return Figure(
        start=begin,
        end=end,
        text=s.text[begin:end],
        low=m.low,
        high=m.high,
        unit=m.unit.name if m.unit else "count",
        quote=s.text[s.start : s.end],
        quote_start=s.start,
        unit_text=m.unit_text,
        dimension=m.unit.dimension if m.unit else "count",
        hedge=m.hedge,
        trend=m.trend,
        what=m.what,
        action=m.action,
        place=m.place,
        period=m.period,
        attributed_to=m.attributed_to,
        role=m.role,
        per=m.per,
        part_of=m.part_of,
        step=m.step,
        ambiguous=m.ambiguous,
        also=tuple(m.also),
        cell=cell,
    )
