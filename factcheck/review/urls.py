"""Addresses of the desk."""

from django.urls import path

from factcheck.review.views import discrepancies, history, home, queue

urlpatterns = [
    path("", home.home, name="home"),
    path("discrepancies/", queue.queue, name="queue"),
    path("discrepancies/<int:pk>/", discrepancies.discrepancy_detail, name="discrepancy-detail"),
    path("discrepancies/<int:pk>/settle/", discrepancies.discrepancy_settle, name="discrepancy-settle"),
    path("discrepancies/<int:pk>/reopen/", discrepancies.discrepancy_reopen, name="discrepancy-reopen"),
    path("decisions/<int:pk>/undo/", discrepancies.decision_undo, name="decision-undo"),
    path("history/", history.history, name="history"),
]
