"""What a Chinese figure counts or measures, the action and who says it."""

from __future__ import annotations

import re

from .chinese import Found
from .chinese_lexicon import ChineseLexicon
from .chinese_places import spans

LONGEST_NAME = 14
"""Characters that the name of a thing may have."""

_EVERY = "每"
_PERSON = "人"
_REGION = frozenset("省市县区州")
_HAN_RUN = re.compile(r"[A-Za-z0-9\u4e00-\u9fff·“”\"-]+")
_BREAK = re.compile(r"[，,。；;：:、！？!?（）()\s《》]")


def thing_and_action(
    text: str, number: Found, start: int, end: int, taken: bytearray, lexicon: ChineseLexicon
) -> tuple[str | None, str | None]:
    """The noun and the verb of a figure: the noun stands behind the counter or before the number."""
    before, action = _before(text, number, start, taken, lexicon)
    beside = {text[number.start - 2 : number.start], text[number.end : number.end + 2]}
    if number.counter == _PERSON and not lexicon.words["befall"].isdisjoint(beside):
        return _PERSON, action
    behind = _behind(text, number, end, lexicon)
    if number.unit is not None and number.unit.name in ("percent", "percentage_point", "ratio"):
        return before or behind, action
    return behind or before, action


def _behind(text: str, number: Found, end: int, lexicon: ChineseLexicon) -> str | None:
    match = _HAN_RUN.match(text, number.end, min(end, number.end + LONGEST_NAME))
    if match is None:
        return None
    run = match.group().strip('“”"')
    run = run[1:] if run.startswith(("的", "为")) else run
    run = run.rstrip("0123456789")
    for cut in sorted(m.start() for m in (lexicon.stop.search(run), lexicon.verb_end.search(run)) if m is not None):
        run = run[:cut]
        break
    return run if len(run) > 1 and not run[0].isdecimal() else None


def _before(
    text: str, number: Found, start: int, taken: bytearray, lexicon: ChineseLexicon
) -> tuple[str | None, str | None]:
    every = text.rfind(_EVERY, start, number.start) if number.per else -1
    at = every if every >= 0 else number.start
    first = max(start, at - 30)
    clause = text[first:at]
    for match in _BREAK.finditer(clause):
        clause_start = match.end()
        first = max(first, at - len(clause) + clause_start)
    clause = "".join(" " if taken[k - start] else text[k] for k in range(first, at))
    clause, action = _after_verb(_without_hedge(clause, lexicon), lexicon)
    clause = clause.split(" ")[-1]
    rest = _after_stop(clause, lexicon)
    return (rest if len(rest) > 1 else None), action


def _without_hedge(clause: str, lexicon: ChineseLexicon) -> str:
    clause = clause.rstrip()
    while (match := lexicon.hedge_before.search(clause)) is not None and match.start() < len(clause):
        clause = clause[: match.start()].rstrip()
    return clause


def _after_verb(clause: str, lexicon: ChineseLexicon) -> tuple[str, str | None]:
    """Strip verbs at the end, then cut behind the last verb within; the verb is the action."""
    action = None
    while True:
        last = next((clause[-n:] for n in (4, 3, 2, 1) if clause[-n:] in lexicon.verbs), None)
        if last is None:
            break
        action = action or (last if len(last) > 1 else None)
        clause = clause[: -len(last)].rstrip()
    found = [match for match in lexicon.verb_end.finditer(clause) if not _names(clause, match.end(), lexicon)]
    if found and found[-1].end() < len(clause):
        verb = found[-1].group()
        return clause[found[-1].end() :], (verb if len(verb) > 1 else action)
    return clause, action


def _names(clause: str, at: int, lexicon: ChineseLexicon) -> bool:
    """Whether the sign behind a verb makes a noun of it: 失业率, 出口额, 销售量."""
    return clause[at : at + 1] in lexicon.words["noun_tail"] and clause[at : at + 1] != ""


def _after_stop(clause: str, lexicon: ChineseLexicon) -> str:
    last = 0
    for match in lexicon.stop.finditer(clause):
        if match.end() < len(clause) and match.group() != "的":
            last = match.end()
    rest = clause[last:].strip('“”"的')
    if last and clause[last - 1] in lexicon.words["pointing"]:
        rest = lexicon.classifier.sub("", rest, count=1) if lexicon.classifier.match(rest) else rest
    while trailing := next((word for word in lexicon.words["trailing"] if rest.endswith(word)), ""):
        rest = rest.removesuffix(trailing)
    for name in lexicon.words["country"]:
        rest = rest.removeprefix(name)
    return _without_region(rest, lexicon)


def _without_region(rest: str, lexicon: ChineseLexicon) -> str:
    """ "青海省牦牛存栏量" is of yaks; the province is its place."""
    for at, n in spans(rest, 0, min(len(rest), 8), lexicon)[:1]:
        last = n if rest[at + n - 1] in _REGION else n + 1
        if at == 0 and rest[last - 1 : last] in _REGION:
            return rest[last:]
    return rest
