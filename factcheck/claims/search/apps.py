"""An app of its own, so that its indexes have a migration of their own."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "factcheck.claims.search"
    label = "search"
