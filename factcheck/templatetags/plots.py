"""Plots that stand in every row of a list: written here, for a template's loops would cost more than all else in it."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from factcheck.claims.plot import Plot

register = template.Library()

_BAND = '<rect class="band" x="{}%" width="{}%" y="0" height="18"/>'
_VALUE = '<line class="range" x1="{}%" x2="{}%" y1="9" y2="9"/><circle class="value" cx="{}%" cy="9" r="3.5"/>'
_LINE = (
    '<svg class="mini" width="100%" height="18" aria-hidden="true" focusable="false">'
    '{}<line class="axis" x1="0" x2="100%" y1="9" y2="9"/>{}</svg>'
)


@register.filter
def mini(plot: Plot | None) -> str:
    """All values of a claim on one line; values of one place are drawn once."""
    if plot is None:
        return ""
    band = _BAND.format(plot.band.left, plot.band.width) if plot.band else ""
    places = dict.fromkeys((one.left, one.right, one.x) for one in plot.strips.values())
    # Nothing but numbers is put in.
    return SafeString(_LINE.format(band, "".join(_VALUE.format(*place) for place in places)))
