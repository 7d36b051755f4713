"""Give a bare number the unit that was said before it: "4.4 tons of cod, 5.3 of eel", "64 per cent, from 65.2"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from . import antecedents, asides, counted, elsewhere, foretold, gapped, phrases
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence

_TIMES = 4
"""A whole number told as what a measure was before lies no farther from it."""

_IT = ("what", "it", "this", "that")
"""What "62 million of" goes on with where so much of something told before is meant."""

_ANSWERS = 100
"""A bare number that is laid beside a measure is so many times more or less at most."""

_NOT_ANSWERED = frozenset(("ratio", "points", "time", "rate", "number", "level", "magnitude"))

_SHARES = ("percent", "percentage_point", "ratio", "times")


def attach_elided(
    s: Sentence,
    m: Mention,
    kept: list[Mention],
    lexicon: Lexicon,
    carried: Mention | None,
    said: Sequence[Mention] = (),
) -> None:
    """Fill in the unit of a number without one; `kept` are the figures before it in its sentence, `carried` is the
    last of the paragraph before that, `said` are the last ones of the text."""
    if (m.worded and not m.scaled) or _is_number_of(s, m, lexicon):
        return
    last = kept[-1] if kept else None
    before = (
        m.retells
        or _of_like_size(s, m, [carried, *kept], lexicon)
        or _same_sentence(s, m, kept, lexicon)
        or elsewhere.measured(s, m, last, lexicon)
        or gapped.measured(s, m, last, lexicon)
        or _pointed_to(s, m, kept, carried, lexicon)
        or _paid(s, m, said, lexicon)
        or _of_money(s, m, said, lexicon)
    )
    if before is not None:
        m.unit, m.unit_text = before.unit, before.unit_text


def take_year_before(s: Sentence, m: Mention, before: Mention | None) -> bool:
    """ "Net sales: CHF 412 million (398)", "a margin of 12.3% (11.8)": companies give the year before in a bracket."""
    if before is None or before.unit is None or m.begin - 1 != before.stop or m.unit is not None or m.scaled:
        return False
    alone = s.low(m.begin - 1) in ("(", "[") and s.low(m.stop) in (")", "]")
    share = before.unit.name == "percent" and before.step == m.step < 1
    if not alone or not (share or before.unit.dimension == "money") or before.low <= 0 or m.hedge == "between":
        return False
    scales = (Decimal(1000) ** n for n in range(5 if before.scaled else 1))
    scale = next((one for one in scales if before.low < m.low * one * _TIMES < before.low * _TIMES**2), None)
    if scale is None:
        return False
    m.low, m.high, m.step, m.scaled = m.low * scale, m.high * scale, m.step * scale, before.scaled
    m.unit, m.unit_text, m.role = before.unit, before.unit_text, "previous"
    return True


def _is_number_of(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "passenger numbers of 2.9 million": a count, whatever was measured before."""
    return s.low(m.hedge_first - 1) in lexicon.of("of") and s.low(m.hedge_first - 2) in lexicon.of("number_noun")


def _same_sentence(s: Sentence, m: Mention, kept: list[Mention], lexicon: Lexicon) -> Mention | None:
    if (known := _known_of_then(s, m, kept, lexicon) or _measured_against(s, m, kept, lexicon)) is not None:
        return known
    before = kept[-1] if kept else None
    if before is None or before.unit is None:
        return None
    if counted.is_part(s, m):
        days = before.unit.dimension == "time" and m.low <= before.low
        return before if days or _of_which(s, m, before) else None  # "on 318 days, on 71 of these"
    if s.low(m.stop) in lexicon.of("of"):
        shares = m.scaled and before.unit.dimension == "ratio"  # "rose 3 percent to 2.8 million"
        of_so_many = s.word(m.stop + 1)[:1].isdecimal()  # "won 32.1% of the vote and 89 of 230 seats"
        said = s.low(m.stop + 1) not in lexicon.of("determiner") and not shares and not of_so_many
        return before if said else None
    if _answers(s, m, before, lexicon):
        return before
    if not _stands_bare(s, m, lexicon):
        return None
    lead = s.low(m.begin - 1)
    in_turn = lead in lexicon.of("elision") or _in_turn(s, m, before, lexicon)
    decimal = m.step < 1 and (in_turn or _splits_share(s, m, before))
    listed = lead == "with" and before.unit.name not in _SHARES
    changed = before.trend is not None and before.unit.name in _SHARES and m.low < before.low * _ANSWERS
    listed = listed or (changed and _changes_by(s, m, lexicon))
    if decimal or listed or lead.endswith("'s") or (m.scaled and before.unit.dimension == "money"):
        return before
    return before if _level_before(s, m, before, lexicon) else None


def _answers(s: Sentence, m: Mention, before: Mention, lexicon: Lexicon) -> bool:
    """ "sold 240 tonnes of eel, Iceland 200", "162 metres, 40 more than in May", "30 euros and 15 for millers": a bare
    number that is laid beside the measure before it."""
    if before.unit is None or before.unit.dimension in _NOT_ANSWERED or before.trend is not None:
        return False
    if before.low <= 0 or not before.low < m.low * _ANSWERS < before.low * _ANSWERS**2:
        return False
    k, behind = m.hedge_first - 1, s.low(m.stop)
    if s.low(k) == "," and (behind in lexicon.of("comparative") and s.low(m.stop + 1) == "than"):
        small = range(max(before.stop, before.what_last), k)
        return all(s.taken[j] or s.lows[j] in phrases.function_words(lexicon) for j in small)
    if s.low(k) in lexicon.of("and"):
        return before.unit.dimension == "money" and behind == "for"
    ends = phrases.ends_member(s, m.stop, lexicon)
    if s.low(k) == s.low(before.hedge_first - 1) == "at" or _of_another(s, m, before, lexicon):
        return ends  # "Rye was quoted at 220 euros, oats at 190"
    while k > before.stop and s.words[k][0].isupper():
        k -= 1
    named = k < m.hedge_first - 1 and (s.low(k) == "," or s.low(k) in lexicon.of("and"))
    return named and ends


def _of_another(s: Sentence, m: Mention, before: Mention, lexicon: Lexicon) -> bool:
    """ "Output in the north was 41 tonnes and that of the south 12", "a fee of €40, that for pupils 20"."""
    first = before.stop + (s.low(before.stop) in (",", ";"))
    first += s.low(first) in lexicon.of("and")
    points = s.low(first) in ("that", "those") and s.low(first + 1) in lexicon.of("preposition")
    return points and not any(s.words[k] in (",", ";") for k in range(first, m.hedge_first))


def _of_which(s: Sentence, m: Mention, before: Mention) -> bool:
    """ "used 300 tonnes, 40 of which", "40 tonnes, of which 12": a part of the measure right before."""
    which = "which" in (s.low(m.stop + 1), s.low(m.hedge_first - 1))
    lead = s.lows[max(before.stop, before.what_last) : m.hedge_first]
    beside = lead in ([","], [",", "of", "which"], ["of", "which"])
    return which and beside and m.scaled == before.scaled and m.low <= before.low


def _known_of_then(s: Sentence, m: Mention, kept: list[Mention], lexicon: Lexicon) -> Mention | None:
    """ "1.5 million hectares burned, three times the 490,200 of 2031": the measure that was something else then."""
    dated = s.low(m.stop) in lexicon.of("of") and m.stop + 1 < len(s) and bool(s.taken[m.stop + 1])
    if not dated or s.low(m.hedge_first - 1) != "the":
        return None
    main = next((one for one in reversed(kept) if one.unit is None or one.unit.name not in _SHARES), None)
    measured = main is not None and main.unit is not None and main.unit.dimension != "time"
    return main if measured else None


def _measured_against(s: Sentence, m: Mention, kept: list[Mention], lexicon: Lexicon) -> Mention | None:
    """ "38 µg/l, above the limit of 10", "3.1 million tonnes, short of the 3.5 million forecast": what a measure of the
    sentence is laid beside."""
    before = kept[-1] if kept else None
    if before is None or before.unit is None or before.trend is not None or before.unit.dimension == "time":
        return None
    k = m.hedge_first - 1
    named = s.low(k) in lexicon.of("of") and s.low(k - 1) in lexicon.of("yardstick_noun")
    foreseen = s.low(k) == "the" and foretold.role_behind(s, m, lexicon) is not None
    if not (named and _stands_bare(s, m, lexicon)) and not foreseen:
        return None
    times = _TIMES if before.unit.dimension in _NOT_ANSWERED else _ANSWERS
    return before if before.low < m.low * times < before.low * times**2 else None


def _stands_bare(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """Whether no word behind a number can be what it counts."""
    after = s.low(m.stop)
    if not after[:1].isalpha() or bool(s.taken[m.stop]) or after in lexicon.of("preposition"):
        return True
    if after in lexicon.of("time_lead") and s.low(m.stop + 1) in lexicon.of("time_noun"):
        return True
    return after in lexicon.of("and") and s.word(m.stop + 1)[:1].isupper()


def _changes_by(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "rose by 2 percent, but fell by 1"."""
    changes = lexicon.of("trend_up") | lexicon.of("trend_down")
    return m.begin == m.hedge_first and s.low(m.begin - 1) == "by" and s.low(m.begin - 2) in changes


def _splits_share(s: Sentence, m: Mention, before: Mention) -> bool:
    """ "74.6 per cent (men 77.1, women 72.0)": who has how large a share, in brackets right behind it."""
    around = asides.bracket(s, m.begin)
    if around is None or before.unit is None or before.unit.dimension != "ratio":
        return False
    return before.stop == around[0] or around[0] < before.begin


def _in_turn(s: Sentence, m: Mention, before: Mention, lexicon: Lexicon) -> bool:
    """ "produced 54.7 TWh and used 52.1": a verb of its own, that acts on as much as the one before."""
    k = m.hedge_first - 1
    return k > before.stop and phrases.is_verb(s, k, lexicon) and s.low(k - 1) in lexicon.of("and") and not before.trend


def _level_before(s: Sentence, m: Mention, before: Mention, lexicon: Lexicon) -> bool:
    """ "fell to 64 per cent from 65.2", "64 per cent of the vote, down from 65.2": where something stood before; in
    "up 2.5% from 102" the percent is a change."""
    if s.low(m.hedge_first - 1) != "from" or before.trend is not None:
        return False
    between = [low for low in s.lows[before.stop : m.hedge_first] if low not in (",", "up", "down")]
    level = s.low(before.hedge_first - 1) == "to" or s.low(before.hedge_first - 1) in lexicon.of("states")
    moved = s.low(m.hedge_first - 2) in ("up", "down")
    if not moved and not (level and between == ["from"]):
        return False
    if m.step < 1 or (before.unit is not None and before.unit.is_share):
        return True
    return before.low < m.low * _TIMES < before.low * _TIMES**2


def _pointed_to(
    s: Sentence, m: Mention, kept: list[Mention], carried: Mention | None, lexicon: Lexicon
) -> Mention | None:
    """ "The gap is 17.2 points. In 2019 it was 16.9": a decimal said of what the paragraph's last figure is of."""
    if kept or carried is None or carried.unit is None or m.step >= 1 or m.scaled or carried.trend:
        return None
    if not _stands_bare(s, m, lexicon) or carried.unit.name == "times":
        return None
    return carried if antecedents.is_pointed_to(s, m, lexicon) else None


def _paid(s: Sentence, m: Mention, said: Sequence[Mention], lexicon: Lexicon) -> Mention | None:
    """ "The cantons pay 680 million": money, of the currency named last."""
    if not m.scaled or not _stands_bare(s, m, lexicon) or s.low(m.stop) in lexicon.of("of"):
        return None
    verb = lexicon.verbs.get(s.low(m.hedge_first - 1))
    if verb not in lexicon.of("money_verb"):
        return None
    return _last_money(said)


def _of_money(s: Sentence, m: Mention, said: Sequence[Mention], lexicon: Lexicon) -> Mention | None:
    """ "Capital expenditure was 21 million": money, of the currency named last."""
    bare = _stands_bare(s, m, lexicon) or s.low(m.stop) in lexicon.of("and")
    if not m.scaled or not bare or s.low(m.stop) in lexicon.of("of"):
        return None
    k = m.hedge_first - 1
    k -= s.low(k) in lexicon.of("auxiliary") or s.low(k) in lexicon.of("states")
    if s.low(k) not in lexicon.of("money_noun"):
        return None
    return _last_money(said)


def _last_money(said: Sequence[Mention]) -> Mention | None:
    return next((one for one in reversed(said) if one.unit is not None and one.unit.dimension == "money"), None)


def take_rate(s: Sentence, m: Mention, before: Mention | None) -> None:
    """Give an earlier value what the one beside it is per: "12 cents a share, after 10 cents", "(2031: 10 cents)"."""
    if before is None or before.unit is None or m.unit is None or before.per is None or m.per is not None:
        return
    around = asides.bracket(s, m.begin)
    beside = around is not None and before.stop <= around[0]
    if (m.role == "previous" or beside) and before.unit.name.startswith(f"{m.unit.name}_per_"):
        m.unit, m.per = before.unit, before.per


def _of_like_size(s: Sentence, m: Mention, found: list[Mention | None], lexicon: Lexicon) -> Mention | None:
    """What gives a bare "278.3 million" its unit: the last figure before that is no percentage, if a scaled measure."""
    after = s.low(m.stop)
    in_time = after in lexicon.of("of") and (
        s.low(m.stop + 2) in lexicon.of("time_noun") or any(s.taken[m.stop + 1 : m.stop + 2])
    )
    ago = after in lexicon.of("article") and s.low(m.stop + 2) in lexicon.of("then")
    timed = after in lexicon.of("time_lead") or ago
    of_it = after in lexicon.of("of") and s.low(m.stop + 1) in _IT
    verb = phrases.is_verb(s, m.stop, lexicon) and (after in lexicon.of("auxiliary") or not after.endswith("s"))
    bare = not after[:1].isalpha() or bool(s.taken[m.stop]) or verb or in_time or timed or of_it
    if not m.scaled or not (bare or (after in lexicon.of("preposition") and after not in lexicon.of("of"))):
        return None
    if s.low(m.hedge_first - 1) == ":" and phrases.plural_at(s, m.hedge_first - 2, lexicon):
        return None  # "Most were laying hens: 1.11 million."
    amounts = [one for one in found if one and not (one.unit.name in _SHARES if one.unit else one.worded)]
    amounts = [one for one in amounts if one.unit is None or one.unit.dimension != "time"]  # "the five-year average of"
    last = amounts[-1] if amounts else None
    return last if last is not None and last.scaled and last.unit is not None and last.per is None else None
