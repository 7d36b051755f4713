"""Decisions in the words of the desk."""

from __future__ import annotations

from django import template

from factcheck.review import values

register = template.Library()

finding = register.filter(values.finding)
