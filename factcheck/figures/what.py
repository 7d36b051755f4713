"""Find what a figure counts or measures, and the action the text relates it to."""

from __future__ import annotations

from collections.abc import Sequence

from . import (
    actions,
    antecedents,
    conversions,
    counted,
    foretold,
    gapped,
    magnitudes,
    parts,
    phrases,
    retold,
    shared,
    spent,
    subjects,
)
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence


def attach_what(
    s: Sentence,
    m: Mention,
    lexicon: Lexicon,
    before: Mention | None,
    carried: Mention | None = None,
    said: Sequence[Mention] = (),
) -> None:
    """Fill in `what`; `before` is the sentence's figure before this one, from which words left out are taken.

    `carried` is the last figure of the paragraph before the sentence: what "of them" and "another 40" speak of.
    `said` are the figures read before this one, the last one last: what "the rate" and "it" may mean.
    """
    m.what = m.what or magnitudes.quake(s, m, before, lexicon)
    if m.what is not None:
        return
    if m.retells is not None and m.retells.what is not None:
        m.what, m.action = m.retells.what, m.retells.action
        return
    if _attach_people(s, m, lexicon, before) or foretold.attach_what(s, m, said, lexicon):
        return
    span = _measured_noun(s, m, m.measured, lexicon) if m.measured is not None else None
    foreseen = (
        m.unit is not None and foretold.role_behind(s, m, lexicon) is not None
    )  # "the $3 million analysts expect"
    if span is None and not foreseen and _whole_before(s, m, lexicon) is None:
        span = _shared_out(s, m, lexicon) or _following(s, m, lexicon)
    if span is None or _only_units(s, m, span, lexicon):
        m.what = _pointing(s, m, lexicon, before or carried, said) or _leading(s, m, lexicon, before, said)
        m.what_last = span[1] if span is not None else -1
        return
    if (state := actions.left_in(s, span, lexicon)) is not None:
        m.action, span = state, (span[0], span[1] - 1)
    m.part_of = m.unit is None and counted.is_part(s, m)
    label = counted.under_label(s, m, span, lexicon)
    m.what, m.what_last = name_of(s, span, lexicon), span[1]
    m.what = f"{m.what} {name_of(s, label, lexicon).lower()}" if label is not None else m.what
    if s.lows[span[1] - 1] in lexicon.of("ones") or counted.only_describes(s, m, span, before, lexicon):
        span = (span[0], span[1] + (s.lows[span[1] - 1] not in lexicon.of("ones")))
        m.what = antecedents.with_noun(s.slice(span[0], span[1] - 1), before) or m.what


def _attach_people(s: Sentence, m: Mention, lexicon: Lexicon, before: Mention | None) -> bool:
    """Fill in those whom only what befell them names, and what some of them are: "27 dead", "Four are children"."""
    if (befell := actions.befallen(s, m, lexicon)) is not None:
        m.what, m.action = actions.befallen_before(s, m, before, lexicon) or "people", befell
    elif m.unit is None and actions.is_aboard(s, m.stop, lexicon):
        m.what = "people"
    elif (kind := parts.told_to_be(s, m, lexicon)) is not None:
        m.what, m.part_of = name_of(s, kind, lexicon), True
    elif actions.of_befallen(s, m, lexicon) and not _of_whole(s, m, lexicon):
        m.what, m.part_of = "people", True
    return m.what is not None


def _pointing(s: Sentence, m: Mention, lexicon: Lexicon, spoken: Mention | None, said: Sequence[Mention]) -> str | None:
    """What "12 of them" and "of which 31 per cent" are a part of, and of what there are "12 fewer"."""
    if spoken is None or spoken.what is None:
        return None
    whole = spoken.what
    laid = m.unit is None or (s.low(m.hedge_first - 1) == "," and spoken.unit == m.unit)
    if laid and s.low(m.stop) in lexicon.of("comparative"):
        return antecedents.last_like(m, said)
    part = counted.is_part(s, m)
    m.part_of = part and (m.unit is None or m.unit.dimension != "ratio")
    span = phrases.noun_phrase(s, m.stop + 1, lexicon) if part and s.low(m.stop) in lexicon.of("be") else None
    if span is not None and (m.unit is not None or phrases.plural_at(s, span[1] - 1, lexicon)):
        return name_of(s, span, lexicon)  # "of whom five were guards"
    if m.unit is None and (part or counted.points_back(s, m, lexicon)):
        recall = antecedents.last_like if spoken.sentence == m.sentence else antecedents.first_like
        return counted.without_participle(recall(m, said) or whole, lexicon)
    return counted.without_participle(whole, lexicon) if part else None


def _leading(s: Sentence, m: Mention, lexicon: Lexicon, before: Mention | None, said: Sequence[Mention]) -> str | None:
    """What stands before the number, or what that points to."""
    if antecedents.is_spoken_of(s, m, lexicon):
        return antecedents.last_like(m, said)
    stated = counted.stated(s, m, before.stop if before is not None else 0, lexicon) or _whole_before(s, m, lexicon)
    stated = stated or subjects.fronted(s, m, lexicon)
    if stated is not None:
        m.action = actions.of_counted(s, stated, m, lexicon)
        return name_of(s, stated, lexicon)
    if (bought := spent.goes_to(s, m, lexicon)) is not None:
        return name_of(s, bought, lexicon)
    if (those := antecedents.of_those(s, m, said, lexicon)) is not None:
        return those
    if before is not None and (own := gapped.subject(s, m, before, lexicon)) is not None:
        m.action = before.action
        return name_of(s, own, lexicon)
    of = subjects.noun_with_of(s, m.hedge_first, lexicon)
    if of is not None:
        return antecedents.changed(s, m, of, before, said, lexicon) or name_of(s, of, lexicon)
    if before is not None and (common := shared.noun(s, m, before, said, lexicon)) is not None:
        return common
    return _governed(s, m, lexicon, before, said)


def _governed(s: Sentence, m: Mention, lexicon: Lexicon, before: Mention | None, said: Sequence[Mention]) -> str | None:
    """What the number's verb is said of, or what that points to."""
    if antecedents.stands_alone(s, m, lexicon):
        return antecedents.left_out(m, s.lows[m.stop], said, lexicon)
    if (done := actions.done_to_people(s, m, lexicon)) is not None and retold.stands_bare(s, m, lexicon):
        m.action = done
        return next((one.what for one in reversed(said) if one.action == done and one.unit is None), None) or "people"
    span = subjects.governing(s, m, lexicon)
    if antecedents.only_tells(s, m, span, lexicon):
        return antecedents.last_like(m, said)
    meant = antecedents.resolve(s, m, span, said, lexicon)
    if span is not None:
        m.action = actions.of_counted(s, span, m, lexicon)
        if (most := antecedents.most_of(s, span, [*said, *([before] if before else [])], lexicon)) is not None:
            return most
        return meant or (None if antecedents.is_actor(s, m, span, lexicon) else name_of(s, span, lexicon))
    return meant or (before.what if before is not None else None)


def _following(s: Sentence, m: Mention, lexicon: Lexicon) -> tuple[int, int] | None:
    """The noun phrase behind the number: "4.33 tons of eels", "73,400 poachers", "a 0.6 per cent fee"."""
    j = _past_suspended(s, m.stop, lexicon)
    if s.low(j) == "-" and s.glued(j) and m.unit is None:
        m.describes = s.low(j + 1) not in lexicon.of("sized")
        return _hyphened(s, j, lexicon)
    j = conversions.behind(s, j + (s.low(j) == "-"), m, lexicon)
    j = _past_worth(s, j)
    if _per_unit(s, j, lexicon) or _tells_where(s, m, j, lexicon) or _tells_how_far(s, m, j, lexicon):
        return None
    if s.low(j) in lexicon.of("of"):
        return None if m.unit is None and _of_whole(s, m, lexicon) else _of_phrase(s, j + 1, lexicon)
    if m.unit is not None and s.low(j) in lexicon.of("in"):
        return _in_phrase(s, m, j + 1, lexicon)
    span = _counted(s, phrases.noun_phrase(s, j, lexicon), lexicon)
    if span is None or s.lows[span[1] - 1] in lexicon.of("time_noun") or _only_compares(s, span, lexicon):
        return None
    if _is_no_thing(s, m, span, lexicon):
        return None
    if m.unit is None and m.low != 1 and s.lows[span[0]] in lexicon.of("attributive"):
        return span[0], span[0] + 1
    return antecedents.changed_in(s, span, lexicon) or _through_kind(s, span, lexicon)


def _past_worth(s: Sentence, j: int) -> int:
    """Behind the "worth" of "12 francs' worth of damage", "$3m worth of amber"."""
    k = j + (s.low(j) in ("'", "’"))
    return k + 1 if s.low(k) == "worth" and s.low(k + 1) == "of" else j


def _shared_out(s: Sentence, m: Mention, lexicon: Lexicon) -> tuple[int, int] | None:
    """The family of "every third family", the bottle of "one bottle in twenty"."""
    if m.unit is None or m.unit.name != "ratio":
        return None
    if s.lows[m.first] in lexicon.of("of_each"):
        return m.last, m.last + 1
    last = next((k for k in range(m.first + 1, m.last) if s.lows[k] in lexicon.of("in")), m.first)
    return (m.first + 1, last) if s.lows[m.first] in lexicon.of("one") and last > m.first + 1 else None


def _hyphened(s: Sentence, j: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """ "a 12-member board" has members, "a 4,500-strong workforce" a workforce; `j` is the hyphen."""
    if s.low(j + 1) in lexicon.of("sized"):
        return phrases.noun_phrase(s, j + 2, lexicon)
    return (j + 1, j + 2) if s.glued(j + 1) and s.word(j + 1)[:1].isalpha() else None


def _only_compares(s: Sentence, span: tuple[int, int], lexicon: Lexicon) -> bool:
    """ "12,000 fewer", "4% next", and not "12 fewer boats"."""
    alone = s.lows[span[0]] in lexicon.of("comparative") or s.lows[span[0]] in lexicon.of("time_lead")
    return span[1] == span[0] + 1 and alone


def _only_units(s: Sentence, m: Mention, span: tuple[int, int], lexicon: Lexicon) -> bool:
    """ "Imports of looms fell to 5,812 units": what is counted in units has been named."""
    alone = span[1] == span[0] + 1 and s.lows[span[0]] in lexicon.of("counted_in")
    return alone and s.low(m.hedge_first - 1) in ("to", "from", "by")


def _is_no_thing(s: Sentence, m: Mention, span: tuple[int, int], lexicon: Lexicon) -> bool:
    """Whether what follows is no noun of the number: "staff of 14 bake 3,100 loaves", "4 hours a day online"."""
    low, alone = s.lows[span[0]], span[1] == span[0] + 1
    if alone and (low in lexicon.of("somewhere") or low in lexicon.of("ordinal_half")):
        return True
    if m.unit is not None:
        return not _is_measured(s, m, span, lexicon)
    plain = alone and m.low > 1 and lexicon.verbs.get(low) == low and not phrases.is_plural(low, lexicon)
    after = s.low(span[1])
    leads_on = after in lexicon.of("preposition") and after not in lexicon.of("of")  # "400,000 wait for care"
    leads_on = leads_on or (not after[:1].isalnum() and counted.is_part(s, m))  # "of which six start"
    return plain and (leads_on or phrases.amount_follows(s, span[1], lexicon))


def _is_measured(s: Sentence, m: Mention, span: tuple[int, int], lexicon: Lexicon) -> bool:
    """Whether the phrase behind a measure is what it measures: no "longer", no verb, nothing that only follows."""
    if s.lows[span[0]] in lexicon.of("comparative") or _bare_verb(s, m, span, lexicon):
        return False
    if _goes_on_as_verb(s, m, span[0], lexicon):
        return False
    return _modifies(s, m, span, lexicon)


def _per_unit(s: Sentence, j: int, lexicon: Lexicon) -> bool:
    """ "2,345 an ounce", "2.15 a share"."""
    if s.low(j) not in lexicon.of("article"):
        return False
    return lexicon.unit_words.at(s.lows, j + 1) is not None or s.low(j + 1) in lexicon.of("per_noun")


def _tells_where(s: Sentence, m: Mention, j: int, lexicon: Lexicon) -> bool:
    """ "45 km southeast", "within 31,000 km of Earth": a distance from a place, and of nothing."""
    if m.unit is None or m.unit.dimension != "length":
        return False
    return s.low(j) in lexicon.of("direction") or (s.low(j) in lexicon.of("of") and s.word(j + 1)[:1].isupper())


def _tells_how_far(s: Sentence, m: Mention, j: int, lexicon: Lexicon) -> bool:
    """ "80% full", "112% of GDP", "the rate was 9% of the labour force": what is full, is laid beside the GDP or is a
    rate stands before the number."""
    if m.unit is None or m.unit.dimension != "ratio":
        return False
    span = phrases.noun_phrase(s, j + 1, lexicon) if s.low(j) in lexicon.of("of") else None
    by = span is not None and s.lows[span[1] - 1] in lexicon.of("yardstick")
    if span is not None and not by:
        named = subjects.noun_with_of(s, m.hedge_first, lexicon) or subjects.governing(s, m, lexicon)
        by = named is not None and s.lows[named[1] - 1] in lexicon.of("rate_noun")
    return by or s.low(j) in lexicon.of("state_in_parts")


def _measured_noun(s: Sentence, m: Mention, measure: Mention, lexicon: Lexicon) -> tuple[int, int] | None:
    """The "500-pound bombs" of "two 500-pound bombs"."""
    span = phrases.noun_phrase(s, measure.stop + (s.low(measure.stop) == "-"), lexicon)
    return (m.stop, span[1]) if span is not None and phrases.is_plural(s.lows[span[1] - 1], lexicon) else None


def _past_suspended(s: Sentence, j: int, lexicon: Lexicon) -> int:
    """Behind the last number of "four-, five- and six-cylinder engines", where `j` is behind the first."""
    while s.low(j) == "-" and s.glued(j) and not s.glued(j + 1):
        k = j + 1
        while k < j + 3 and (s.low(k) in (",", "to", "or") or s.low(k) in lexicon.of("and")):
            k += 1
        if k == j + 1 or not (s.low(k)[:1].isdecimal() or s.low(k) in lexicon.numbers):
            return j
        j = k + 1
    return j


def _of_whole(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "Lambs accounted for 12 of the dead": what is counted is the subject, and "of" tells the whole."""
    lead = " ".join(s.lows[max(0, m.hedge_first - 2) : m.hedge_first])
    return any(lead.endswith(words) for words in lexicon.of("makes_up")) or any(
        lead == f"{verb} {particle}" for verb in lexicon.of("makes_up_verb") for particle in ("for", "up")
    )


def _bare_verb(s: Sentence, m: Mention, span: tuple[int, int], lexicon: Lexicon) -> bool:
    """ "(those) below the age of 35 make up", "48% trust the guild": a verb in its base form is no noun."""
    low, after = s.lows[span[0]], s.low(span[1])
    share = m.unit is not None and m.unit.dimension == "ratio"
    if span[1] == span[0] + 1 and share and (after == "the" or after in lexicon.of("possessive")):
        return True
    if span[1] != span[0] + 1 or lexicon.verbs.get(low) != low:
        return False
    return after in ("up", "out", "it", "them") or after in lexicon.of("determiner")


def _goes_on_as_verb(s: Sentence, m: Mention, k: int, lexicon: Lexicon) -> bool:
    """Whether the verb at `k` is said of the thing before the measure: "A fine of $40 awaits"."""
    low = s.lows[k]
    if not low.endswith("s") or lexicon.verbs.get(low, low) == low:
        return False
    return subjects.noun_with_of(s, m.hedge_first, lexicon) is not None


def _of_phrase(s: Sentence, j: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """What follows "of": "eels", "them children", "the total volume of cod"."""
    if _only_describes_them(s, j, lexicon):
        return None
    while s.low(j) in ("them", "those", "these") and s.word(j + 1)[:1].isalpha():
        if s.low(j) == "them" and lexicon.verbs.get(s.low(j + 1)) == s.low(j + 1):
            return None  # "four in five of them live there"
        if s.low(j) == "those" and (be := _be_behind(s, j, lexicon)) is not None:
            return phrases.noun_phrase(s, be + 1, lexicon)
        j += 1
    span = through_quantity(s, phrases.noun_phrase(s, j, lexicon), lexicon)
    if span is not None and span[1] == span[0] + 1 and s.lows[span[0]] in lexicon.of("whole"):
        after = s.low(span[1])
        if not after[:1].isalpha() or after in phrases.function_words(lexicon):
            return None  # "14% of the total"
    return None if span is not None and s.lows[span[1] - 1] in lexicon.of("time_noun") else span


def _only_describes_them(s: Sentence, j: int, lexicon: Lexicon) -> bool:
    """ "9 of them fatal", "12 of them abroad", and not "9 of them children"."""
    if s.low(j) != "them" or not s.word(j + 1)[:1].islower():
        return False
    return s.low(j + 2) in ("", ".", ",", ";", ")") and not phrases.is_plural(s.lows[j + 1], lexicon)


def _be_behind(s: Sentence, j: int, lexicon: Lexicon) -> int | None:
    """The "were" of "of those registered were smokers": what they are is what is counted."""
    return next((k for k in range(j + 1, min(j + 5, len(s))) if s.lows[k] in ("were", "are", "was", "is")), None)


def _in_phrase(s: Sentence, m: Mention, j: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """ "$1 billion in gains": money in something, which is no place and no date."""
    if m.unit is None or m.unit.dimension != "money" or not s.word(j)[:1].islower():
        return None
    if s.low(j) in lexicon.of("determiner"):
        return None
    return phrases.noun_phrase(s, j, lexicon)


def _modifies(s: Sentence, m: Mention, span: tuple[int, int], lexicon: Lexicon) -> bool:
    """Whether a measure stands before its noun ("a 97-kilometer border") and is not merely followed by one."""
    if m.unit is not None and m.unit.name == "ratio":
        return True
    return span[0] == m.stop or s.low(m.stop) == "-" or s.words[span[0] - 1] in ('"', "“")


def through_quantity(s: Sentence, span: tuple[int, int] | None, lexicon: Lexicon) -> tuple[int, int] | None:
    """Go on from "the total volume of" to what there is a volume of."""
    while span is not None and s.lows[span[1] - 1] in lexicon.of("quantity") and s.low(span[1]) in lexicon.of("of"):
        span = phrases.noun_phrase(s, span[1] + 1, lexicon)
    return span


def _counted(s: Sentence, span: tuple[int, int] | None, lexicon: Lexicon) -> tuple[int, int] | None:
    """ "brought to four the number of divers": a noun of counting behind a number is no thing itself."""
    if span is None or s.lows[span[1] - 1] not in lexicon.of("counting") or s.low(span[1]) not in lexicon.of("of"):
        return span
    return phrases.noun_phrase(s, span[1] + 1, lexicon)


def _through_kind(s: Sentence, span: tuple[int, int], lexicon: Lexicon) -> tuple[int, int]:
    if s.lows[span[1] - 1] in lexicon.of("kind") and s.low(span[1]) in lexicon.of("of"):
        inner = phrases.noun_phrase(s, span[1] + 1, lexicon)
        if inner is not None:
            return span[0], inner[1]
    return span


def name_of(s: Sentence, span: tuple[int, int], lexicon: Lexicon) -> str:
    """The words of a phrase; "types of precursor salts" becomes "precursor salt types", head last."""
    first, last = span
    if s.glued(first) and s.words[first - 1].isdecimal():
        first -= 1  # "5G auction"
    aged = s.lows[last - 1] in lexicon.of("age_lead") and s.lows[last - 2] not in lexicon.of("measure")
    if aged and last - first > 1:
        last -= 1  # "women aged", and not "average age"
    if s.lows[last - 1].endswith("'s"):
        return " ".join(s.slice(first, last).split())[:-2]
    of = next((k for k in range(first + 1, last) if s.lows[k] in lexicon.of("of")), None)
    if of is not None and s.lows[of - 1] in lexicon.of("kind"):
        inner = " ".join(s.slice(of + 1, last).split())
        return f"{inner[:-1] if inner.endswith('s') else inner} {s.slice(first, of)}"
    return " ".join(s.slice(first, last).split())


def _whole_before(s: Sentence, m: Mention, lexicon: Lexicon) -> tuple[int, int] | None:
    """The trains of "Of all trains, 80% ran on time", "Of the 400 trains held up by snow, 80% ran"."""
    if m.unit is None or m.unit.dimension != "ratio":
        return None
    comma = s.low(m.hedge_first - 1) == ","
    end = m.hedge_first - comma
    k = next((j + 1 for j in range(end - 1, -1, -1) if s.words[j] in (",", ";")), 0)
    if s.low(k) not in lexicon.of("of"):
        return None
    k += 1
    while k < end and (s.taken[k] or s.lows[k] in phrases.function_words(lexicon) or s.lows[k].endswith("'s")):
        k += 1
    span = phrases.noun_phrase(s, k, lexicon)
    return span if span is not None and (span[1] == end or (comma and span[1] < end)) else None
