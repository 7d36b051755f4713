"""Addresses of claims, observations and the texts they stand in."""

from django.urls import path

from factcheck.claims.views import (
    arranging,
    articles,
    changes,
    claims,
    comparing,
    corrections,
    observations,
    progress,
    search,
    series,
    synonyms,
    trying,
)

urlpatterns = [
    path("search/", search.search, name="search"),
    path("progress/", progress.progress, name="progress"),
    path("progress/steps/", progress.progress_steps, name="progress-steps"),
    path("claims/", claims.claim_list, name="claim-list"),
    path("claims/write/", claims.claim_write, name="claim-write"),
    path("claims/<int:pk>/", claims.claim_detail, name="claim-detail"),
    path("claims/<int:pk>/search/", claims.claim_search, name="claim-search"),
    path("claims/<int:pk>/series/", series.claim_series, name="claim-series"),
    path("claims/<int:pk>/split/", arranging.claim_split, name="claim-split"),
    path("claims/<int:pk>/merge/", arranging.claim_merge, name="claim-merge"),
    path("arrangements/<int:pk>/undo/", arranging.arrangement_undo, name="arrangement-undo"),
    path("lessons/<int:pk>/undo/", claims.lesson_undo, name="lesson-undo"),
    path("synonyms/", synonyms.synonym_list, name="synonym-list"),
    path("synonyms/add/", synonyms.synonym_add, name="synonym-add"),
    path("synonyms/<int:pk>/remove/", synonyms.synonym_remove, name="synonym-remove"),
    path("observations/<int:pk>/move/", arranging.observation_move, name="observation-move"),
    path("observations/<int:pk>/accept/", observations.observation_accept, name="observation-accept"),
    path("observations/<int:pk>/reject/", observations.observation_reject, name="observation-reject"),
    path("observations/<int:pk>/move-here/", observations.observation_move_here, name="observation-move-here"),
    path("figures/<int:pk>/correct/", corrections.figure_correct, name="figure-correct"),
    path("articles/<int:pk>/", articles.article_detail, name="article-detail"),
    path("try/", trying.try_reading, name="try"),
    path("compare/", comparing.compare_documents, name="compare-documents"),
    path("revisions/<int:pk>/", articles.revision_detail, name="revision-detail"),
    path("revisions/<int:pk>/diff/", changes.revision_diff, name="revision-diff"),
    path("revisions/<int:pk>/seen/", changes.revision_seen, name="revision-seen"),
]
