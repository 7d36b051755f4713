"""Addresses that anyone may read, and the curator's buttons."""

from django.urls import path

from factcheck.publishing.views import about, verdicts

urlpatterns = [
    path("about/", about.about, name="about"),
    path("verdicts/", verdicts.verdict_list, name="verdict-list"),
    path("verdicts/<int:claim_id>/", verdicts.verdict_detail, name="verdict-detail"),
    path("verdicts/<int:claim_id>/publish/", verdicts.verdict_publish, name="verdict-publish"),
    path("verdicts/<int:claim_id>/withdraw/", verdicts.verdict_withdraw, name="verdict-withdraw"),
]
