"""Read the numbers of one sentence of a language that parts its words with spaces: value, unit, hedge, what, action."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from . import (
    actions,
    compounds,
    conversions,
    counted,
    elided,
    elsewhere,
    fractions,
    hedges,
    levels,
    listed,
    money,
    parts,
    phrases,
    priced,
    ranges,
    rates,
    ratios,
    retold,
    roles,
    trends,
    units,
    what,
)
from .lexicon import Lexicon
from .mention import Mention
from .notfigures import is_no_figure
from .numbers import Amount, amount_at, is_digits, openings
from .tokens import Sentence
from .when import When


def find_mentions(
    s: Sentence,
    dates: list[When],
    lexicon: Lexicon,
    carried: Mention | None = None,
    said: Sequence[Mention] = (),
) -> list[Mention]:
    """The figures of a sentence in order; tokens marked as taken are something else, and those of dates become so.

    `carried` is the last figure of the paragraph so far, `said` the last ones of the text.
    """
    for when in dates:
        s.taken[when.first : when.last] = b"\1" * (when.last - when.first)
    found: list[Mention] = []
    may_begin = openings(lexicon.language)
    i, rejected, length = 0, -2, len(s)
    while i < length:
        digits = is_digits(s.words[i])
        m = _mention_at(s, i, lexicon) if (digits or s.lows[i] in may_begin) and not s.taken[i] else None
        if m is not None and digits and s.glued(i) and s.words[i - 1] in ("-", "/", ".") and rejected == i - 2:
            m = None
        if m is None:
            rejected = i if digits or s.taken[i] else rejected
            i += 1
            continue
        if found:
            m.begin = max(m.begin, found[-1].stop)  # "5$.2": the sign belongs to the first
        i = max(m.stop, i + 1)
        found.append(m)
    found = ranges.join(s, compounds.join(s, found, lexicon), lexicon)
    for m in found:
        if m.unit is not None or m.worded or m.scaled or not s.word(m.stop)[:1].isupper():
            s.taken[m.begin : m.stop] = b"\1" * (m.stop - m.begin)
    return _describe(s, found, lexicon, carried, said)


def _mention_at(s: Sentence, i: int, lexicon: Lexicon) -> Mention | None:
    if (told := _and_a_half(s, i, lexicon) or compounds.written(s, i, lexicon)) is not None:
        return told
    word = s.words[i]
    digits = is_digits(word)
    is_money = digits and (money.is_given(s, i, lexicon) or money.ends_range(s, i, lexicon))
    amount = (
        ratios.share_at(s, i, lexicon)
        or ratios.multiple_at(s, i, lexicon)
        or amount_at(s, i, lexicon, is_money, True)
        or _none(s, i, lexicon)
    )
    if amount is None:
        return None
    if digits and not is_money and is_no_figure(s, i, amount.last, lexicon):
        return None
    m = Mention(i, amount.last, amount.low, amount.high, amount.step, amount.ambiguous, amount.worded, amount.scaled)
    m.vague = amount.low != amount.high
    if amount.ratio:
        m.unit = lexicon.units["ratio"]
        m.begin -= is_money  # "$1 in every $5"
    elif s.lows[amount.last - 1] in lexicon.multiples or s.lows[amount.last - 1] == "fold":
        m.unit = lexicon.units["times"]
    else:
        units.attach_unit(s, m, lexicon)
        _plus_minus(s, m, lexicon)
    if (m.unit is None and digits and _glued_letters(s, m)) or _only_describes(s, m, lexicon):
        return None
    if amount.worded and m.unit is None and _idiom(s, i, m, lexicon):
        return None
    return m


def _and_a_half(s: Sentence, i: int, lexicon: Lexicon) -> Mention | None:
    """ "a metre and a half", "an hour and a quarter"; what was so long ago is a date."""
    found = lexicon.unit_words.at(s.lows, i + 1) if s.lows[i] in lexicon.of("article") else None
    part = fractions.part_behind(s, i + 1 + found[0], lexicon, of_unit=True) if found is not None else None
    if found is None or part is None or s.low(part[1]) in lexicon.of("then"):
        return None
    value = 1 + part[0]
    m = Mention(i, i + 1, value, value, part[0], worded=True, stop=part[1])
    m.unit, m.unit_text = found[1], s.slice(i + 1, i + 1 + found[0])
    return m


def number_at(s: Sentence, i: int, lexicon: Lexicon) -> Mention | None:
    """The number at token `i` with its own unit, whatever stands around it: what a table's cell holds."""
    if not is_digits(s.words[i]) or (i > 0 and s.glued(i) and s.words[i - 1][0].isalnum()):
        return None
    amount = amount_at(s, i, lexicon, money.is_given(s, i, lexicon))
    if amount is None:
        return None
    m = Mention(i, amount.last, amount.low, amount.high, amount.step, amount.ambiguous, scaled=amount.scaled)
    units.attach_unit(s, m, lexicon)
    return m


def _glued_letters(s: Sentence, m: Mention) -> bool:
    """ "3D", "4x4": letters glued behind that no unit explains."""
    return s.glued(m.last) and s.words[m.last][0].isalpha()


def _only_describes(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "a six-figure sum", "a three-way race", "a five-star hotel"."""
    return s.low(m.last) == "-" and s.glued(m.last) and s.low(m.last + 1) in lexicon.of("describing_kind")


def _idiom(s: Sentence, i: int, m: Mention, lexicon: Lexicon) -> bool:
    """Whether "one" and its like only point ("one of the", "one another", "on the one hand")."""
    if s.lows[i] not in lexicon.of("one") or m.last != i + 1:
        return False
    after = s.low(i + 1)
    if after in ("to", "or") and s.low(i + 2) in lexicon.numbers:
        return False
    if after in lexicon.of("one_idiom") or s.low(i - 1) in lexicon.of("before_one") or not after.isalpha():
        return True
    return after in phrases.function_words(lexicon) or _stands_for(s, i, lexicon)


def _stands_for(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """ "The old lift carried 12, the new one carries 40"."""
    named = s.low(i - 2) in lexicon.of("determiner") and s.low(i - 1)[:1].isalpha()
    return named and lexicon.hedges_before.at(s.lows, i - 1) is None and phrases.is_verb(s, i + 1, lexicon)


def _none(s: Sentence, i: int, lexicon: Lexicon) -> Amount | None:
    """ "No deaths were reported" is a figure: zero."""
    if s.lows[i] in lexicon.of("no") and s.low(i + 1) in lexicon.of("none_noun"):
        return Amount(i + 1, Decimal(0), Decimal(0), Decimal(1), worded=True)
    return None


def _plus_minus(s: Sentence, m: Mention, lexicon: Lexicon) -> None:
    """ "62 ± 3 percent": the step becomes twice the margin, so that the written interval is 59 to 65."""
    j = m.stop
    if s.low(j) != "±" and s.lows[j : j + 3] not in (["+", "/", "-"], ["plus", "or", "minus"], ["give", "or", "take"]):
        return
    j += 1 if s.low(j) == "±" else 3
    margin = amount_at(s, j, lexicon) if j < len(s) else None
    if margin is not None:
        m.step = margin.low * 2
        m.last = m.stop = margin.last
        if m.unit is None:
            units.attach_unit(s, m, lexicon)
        elif (found := units.unit_at(s, m.stop, m, lexicon)) is not None and found[0] == m.unit:
            m.stop = found[1]


def _describe(
    s: Sentence, found: list[Mention], lexicon: Lexicon, carried: Mention | None, said: Sequence[Mention]
) -> list[Mention]:
    kept: list[Mention] = []
    for m in found:
        m.sentence = s.start
        if kept and (conversions.take(s, kept[-1], m, lexicon) or _within_name(s, m, kept[-1])):
            continue
        lasting = [one for one in kept if not _spans_time(s, one, lexicon)]
        before = (lasting or kept)[-1] if kept else None
        hedges.attach_hedge(s, m, lexicon) if m.hedge != "between" else _range_lead(s, m, lexicon)
        if m.unit is None and not elided.take_year_before(s, m, kept[-1] if kept else None):
            m.retells = retold.find(s, m, [*said, *kept], lexicon)
            elided.attach_elided(s, m, lasting, lexicon, carried, said)
        elsewhere.take_rate(s, m, before, said, lexicon)
        what.attach_what(s, m, lexicon, before, carried, [*said, *kept])
        priced.attach(s, m, before, lexicon)
        if m.what is None and actions.befell_behind(s, m, lexicon):
            m.what = "people"
        if m.worded and m.unit is None and m.what is None and m.whole is None and not _told_alone(s, m, lexicon):
            continue
        m.part_of = m.part_of or parts.is_led(s, m, before, lexicon)
        levels.attach_level(s, m, lexicon)
        rates.attach_to_count(s, m, lexicon)
        hedges.hedge_after_noun(s, m, lexicon)
        trends.attach_trend(s, m, lexicon)
        roles.attach_role(s, m, lexicon, before)
        elided.take_rate(s, m, before)
        actions.attach_action(s, m, lexicon, before)
        kept.append(m)
    listed.assign_respectively(s, kept, lexicon)
    listed.lend_unit(s, kept, lexicon)
    listed.fill_backwards(s, kept, lexicon)
    bases = [m for m, after in pairwise(kept) if _is_base(s, m, after, lexicon)]
    return [m for m in kept if m not in bases] if bases else kept


def _spans_time(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "40 tons in the six months, up from 31": how long something took, beside which nothing later is laid."""
    if m.unit is None or m.unit.dimension != "time":
        return False
    k = m.hedge_first - 1
    k -= s.low(k) in lexicon.of("determiner")
    return s.low(k) in lexicon.of("in") or s.low(k) in lexicon.of("spanning")


def _is_base(s: Sentence, m: Mention, after: Mention, lexicon: Lexicon) -> bool:
    """Whether the one only says what the other is per."""
    return rates.take_for_every(s, m, after, lexicon) or rates.take_exchange(s, m, after, lexicon)


def _within_name(s: Sentence, m: Mention, before: Mention) -> bool:
    """Whether a number is part of the name counted before: "two new 737 Max jets"."""
    return m.begin < before.what_last and before.measured is None and not ranges.is_suspended(s, before)


def _told_alone(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "Hundreds of thousands marched", "Seven of them fled": of whom only the verb or what was said before tells."""
    return (m.low >= 100 and phrases.is_verb(s, m.stop, lexicon)) or (m.low > 1 and counted.is_part(s, m))


def _range_lead(s: Sentence, m: Mention, lexicon: Lexicon) -> None:
    m.hedge = "exact"
    hedges.attach_hedge(s, m, lexicon)
    if m.hedge == "exact":
        m.hedge = "between"
