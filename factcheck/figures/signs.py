"""Find the unit that a sign stands for, by itself or by what its sentence is about."""

from __future__ import annotations

from . import money
from .lexicon import Lexicon, Unit
from .tokens import Sentence

LONE_SIGNS = frozenset(("g", "p", "m", "t", "l", "L", "W", "V", "N", "K", "C", "F", "J", "h"))
"""One-letter signs that may stand behind a space; others ("A", "s") are more often words."""

_GOES_ON = frozenset(("h", "hr", "ft", "min"))
"""What a smaller unit may be written on to: "2h14m", "6ft2in"."""


def unit_sign(s: Sentence, j: int, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """The unit whose sign begins at token `j`, and the token after it."""
    if s.glued(j) and s.lows[j] == "s" and "." in s.words[j - 1]:
        return lexicon.units["second"], j + 1  # "9.81s", and not "90s"
    for n in (4, 3, 2, 1):
        last = j + n
        if last > len(s) or any(not s.glued(k) for k in range(j + 1, last)):
            continue
        sign = "".join(s.words[j:last])
        unit = lexicon.unit_signs.get(sign) or _money_behind(sign, lexicon)
        if unit is None:
            continue
        if n == 1 and not s.glued(j) and len(sign) == 1 and sign.isalpha() and sign not in LONE_SIGNS:
            continue
        if s.glued(last) and s.words[last][0].isalnum() and sign not in _GOES_ON:
            continue
        return _in_context(s, sign, unit, lexicon), last
    return _by_letter(s, j, lexicon)


def _by_letter(s: Sentence, j: int, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """The "C" of heat, the "c" of cents."""
    if s.word(j) == "c" and (s.low(j + 1) in ("a", "per", "/") or (s.glued(j) and money.is_told(s, lexicon))):
        return lexicon.units["cent"], j + 1
    if s.word(j) in ("C", "F") and (not s.glued(j) or not lexicon.of("heat").isdisjoint(s.lows)):
        return lexicon.units["celsius" if s.word(j) == "C" else "fahrenheit"], j + 1
    return _of_carbon(s, j, lexicon)


def _of_carbon(s: Sentence, j: int, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """ "40 MtCO2e", "120 gCO2/km": a weight that its gas is glued to."""
    weight, gas, _ = s.word(j).partition("CO")
    unit = lexicon.unit_signs.get(weight) if gas else None
    if unit is None or unit.dimension != "mass":
        return None
    last = j + 1
    while s.glued(last) and s.words[last][0].isalnum():
        last += 1
    return unit, last


def _money_behind(sign: str, lexicon: Lexicon) -> Unit | None:
    """The currency of "400 zł", and on pages of Algeria of "400 DA"."""
    if sign in lexicon.at_home and len(sign) > 1:
        return lexicon.doubtful_signs[sign]
    return lexicon.currency_signs.get(sign) if sign[-1] != "." else None


def _in_context(s: Sentence, sign: str, unit: Unit, lexicon: Lexicon) -> Unit:
    """Knots, and not kilotons, where a sentence with "45 kt" speaks of wind."""
    other, shown = lexicon.shared_signs.get(sign, (unit, frozenset()))
    return unit if shown.isdisjoint(s.lows) else other


def tells_heat(s: Sentence, lexicon: Lexicon) -> bool:
    return not lexicon.of("heat").isdisjoint(set(s.lows) - {"degrees"})
