"""Addresses of the desk."""

from django.urls import path

from factcheck.review.views import discrepancies, errata, history, home, live, onward, queue, together, work

urlpatterns = [
    path("", home.home, name="home"),
    path("live/", live.home_live, name="home-live"),
    path("discrepancies/", queue.queue, name="queue"),
    path("discrepancies/next/", onward.discrepancy_next, name="discrepancy-next"),
    path("discrepancies/together/", together.settle_together, name="settle-together"),
    path("discrepancies/together/undo/", together.undo_together, name="undo-together"),
    path("discrepancies/filters/save/", queue.filter_save, name="filter-save"),
    path("discrepancies/filters/delete/", queue.filter_delete, name="filter-delete"),
    path("discrepancies/<int:pk>/", discrepancies.discrepancy_detail, name="discrepancy-detail"),
    path("discrepancies/<int:pk>/summary/", discrepancies.discrepancy_summary, name="discrepancy-summary"),
    path("discrepancies/<int:pk>/live/", live.discrepancy_live, name="discrepancy-live"),
    path("discrepancies/<int:pk>/settle/", discrepancies.discrepancy_settle, name="discrepancy-settle"),
    path("discrepancies/<int:pk>/reopen/", discrepancies.discrepancy_reopen, name="discrepancy-reopen"),
    path("discrepancies/<int:pk>/hold/", work.discrepancy_hold, name="discrepancy-hold"),
    path("discrepancies/<int:pk>/draft/", work.discrepancy_draft, name="discrepancy-draft"),
    path("discrepancies/<int:pk>/assign/", work.discrepancy_assign, name="discrepancy-assign"),
    path("discrepancies/<int:pk>/take-up/", work.discrepancy_take_up, name="discrepancy-take-up"),
    path("discrepancies/<int:pk>/weigh/", work.discrepancy_weigh, name="discrepancy-weigh"),
    path("discrepancies/<int:pk>/comment/", work.discrepancy_comment, name="discrepancy-comment"),
    path("decisions/<int:pk>/undo/", discrepancies.decision_undo, name="decision-undo"),
    path("opinions/<int:pk>/withdraw/", discrepancies.opinion_withdraw, name="opinion-withdraw"),
    path("errata/", errata.erratum_list, name="erratum-list"),
    path("errata/<int:pk>/", errata.erratum_detail, name="erratum-detail"),
    path("errata/<int:pk>/mark/", errata.erratum_mark, name="erratum-mark"),
    path("history/", history.history, name="history"),
]
