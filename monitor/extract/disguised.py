"""Pages that stand in for another: walls against programs and error pages, sent as if all were well. Plain Python.

They say so in their title, or in the few words they have; an article that writes about such pages has many more.
"""

from __future__ import annotations

import re
from typing import Literal

Disguise = Literal["wall", "error"]

# Characters. A title may be taken at its word where the text is short, a heading where it is shorter still, and the
# text itself where it is a few words.
_SHORT = 1500
_SHORTEST = 500
_FEW = 200
_LONGEST_HEADING = 100

_WALL = re.compile(
    r"just a moment|attention required|access (?:to this page has been )?denied|pardon our interruption|"
    r"are you (?:a )?(?:human|robot)|(?:verify|confirm|prove)(?:ing)? (?:that )?you(?:'re| are) (?:a |not a )?"
    r"(?:human|robot)|checking (?:if the site connection is secure|your browser)|security (?:check|verification)|"
    r"unusual traffic|request unsuccessful|enable javascript and cookies|captcha|ddos protection|"
    r"bot (?:detection|protection)|人机验证|安全验证|访问验证|请完成验证",
    re.I,
)
_ERROR = re.compile(
    r"(?:page|article|document|content|file)\W+(?:\w+\W+){0,6}?(?:not|n't|no longer|cannot) (?:be )?"
    r"(?:found|exists?|available)|\b(?:error|fehler|erreur) ?(?:404|410|50[0234])\b|"
    r"\b(?:404|410|50[0234])\b ?(?:error|not found|page)|^\W*404\W*$|"
    r"(?:under|down for|undergoing) (?:\w+ )?maintenance|temporarily unavailable|service unavailable|bad gateway|"
    r"(?:internal server|database connection) error|seite nicht gefunden|page introuvable|página no encontrada|"
    r"页面不存在|找不到(?:该|您|此)?.{0,8}页面|系统维护|网站维护",
    re.I,
)


def disguise(title: str, text: str) -> Disguise | None:
    """What a page stands for that was sent with the status 200.

    >>> disguise("Page not found", "Sorry, it has moved.")
    'error'
    """
    if len(text) > _SHORT:
        return None
    is_shortest = len(text) <= _SHORTEST
    if _WALL.search(f"{title}\n{text}" if is_shortest else title):
        return "wall"
    heading = text.split("\n", 1)[0][:_LONGEST_HEADING] if is_shortest else ""
    said = text if len(text) <= _FEW else heading
    return "error" if _ERROR.search(title) or _ERROR.search(said) else None
