"""Decisions in the words of the desk."""

from __future__ import annotations

from collections.abc import Iterable

from django import template

from factcheck.claims.models import Observation
from factcheck.review import values
from factcheck.review.models import Comment

register = template.Library()

finding = register.filter(values.finding)


@register.filter
def about(comments: Iterable[Comment], observation: Observation) -> list[Comment]:
    """Those that point at the observation."""
    return [one for one in comments if one.observation_id == observation.pk]
