"""Names the app, and lets the history listen to what happens to claims."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "factcheck.review"
    label = "review"

    def ready(self) -> None:
        from factcheck.claims import happenings
        from factcheck.review.services import decisions, history

        happenings.listen(history.keep)
        happenings.listen(decisions.end_standing)
