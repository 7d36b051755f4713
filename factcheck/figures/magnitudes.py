"""How strong quakes were: "magnitude 7.4", "a 6.4 earthquake", "the strongest of magnitude 5.3", "a tremor of 4.9"."""

from __future__ import annotations

from . import phrases
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence

_STRONGEST = 11
_BESIDE_THE_WORD = frozenset(("of", "a", "about", "preliminary", "-"))


def is_led(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "magnitude 7.4", "a moment magnitude of 7.4", "a 7.4 earthquake"."""
    if m.low >= _STRONGEST:
        return False
    if m.step < 1 and s.low(m.last) in lexicon.of("quake"):
        return True
    return _word_before(s, m, lexicon) >= 0 or is_magnitude(s, m.first, lexicon)


def is_magnitude(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether the number at token `i` is that of "an M6.1 quake" or "a magnitude-6.1 quake"."""
    k = i - 1 - (s.low(i - 1) == "-")
    leads = s.low(k) in lexicon.of("magnitude") or s.low(k) in lexicon.of("magnitude_sign")
    return leads and "." in s.words[i] and not lexicon.of("quake").isdisjoint(s.lows)


def is_of(noun: str, m: Mention, lexicon: Lexicon) -> bool:
    """Whether a bare number is how strong something was that is named so: "the biggest of the tremors measured 5.8"."""
    is_one = m.unit is None and m.step < 1 and not m.scaled and m.low < _STRONGEST
    return is_one and not lexicon.of("quake").isdisjoint(noun.lower().split())


def quake(s: Sentence, m: Mention, before: Mention | None, lexicon: Lexicon) -> str | None:
    """What was so strong: the quake of "a quake of magnitude 7.4 hit Peru", and of "186 tremors, the strongest of
    magnitude 5.3" the strongest of the tremors."""
    if m.unit is None or m.unit.name != "magnitude" or (k := _word_before(s, m, lexicon)) < 0:
        return None
    while s.low(k) in lexicon.of("magnitude") or s.low(k) in ("of", "with", "a", ",", "moment"):
        k -= 1
    if s.low(k) in lexicon.of("quake"):
        return s.slice(k - phrases.is_superlative(s.low(k - 1), lexicon), k + 1)
    if not phrases.is_superlative(s.low(k), lexicon):
        return None
    of = before.what if before is not None else None
    head = of.split()[-1] if of else ""
    return f"{s.words[k].lower()} {head if head.lower() in lexicon.of('quake') else 'quake'}"


def _word_before(s: Sentence, m: Mention, lexicon: Lexicon) -> int:
    """Where the word "magnitude" that leads to a number stands, -1 where none does."""
    k = m.first - 1
    while s.low(k) in _BESIDE_THE_WORD:
        k -= 1
    return k if s.low(k) in lexicon.of("magnitude") else -1
