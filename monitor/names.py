"""Names of hosts in ASCII, as browsers write them (UTS 46, in the way of the URL standard). Plain Python."""

from __future__ import annotations

import unicodedata

import idna

_ACE = "xn--"
_RIGHT_TO_LEFT = {"R", "AL", "AN"}
_JOINERS = "\u200c\u200d"


def in_ascii(host: str) -> str:
    """The name with each label that needs it in Punycode, without a last dot.

    >>> in_ascii("Straße.Example.")
    'xn--strae-oqa.example'

    Raises ValueError for what browsers take for no name: characters and orders of them that no label may have. What
    ASCII a label may hold, and how long it may be, is not looked at.
    """
    labels = [_decoded(label) for label in idna.uts46_remap(host, std3_rules=False).rstrip(".").split(".")]
    has_two_directions = any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in "".join(labels))
    for label in filter(None, labels):
        idna.check_initial_combiner(label)
        if not all(idna.valid_contextj(label, at) for at, sign in enumerate(label) if sign in _JOINERS):
            raise ValueError(f"{host} joins letters that cannot be joined")
        if has_two_directions and not label.isascii():
            idna.check_bidi(label, check_ltr=True)
    return ".".join(_encoded(label) for label in labels)


def _decoded(label: str) -> str:
    if not label.startswith(_ACE):
        return label
    decoded = label.removeprefix(_ACE).encode().decode("punycode")
    if idna.uts46_remap(decoded, std3_rules=False) != decoded or _encoded(decoded) != label:
        raise ValueError(f"{label} is no spelling of a name")
    return decoded


def _encoded(label: str) -> str:
    return label if label.isascii() else _ACE + label.encode("punycode").decode("ascii")
