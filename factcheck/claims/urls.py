"""Addresses of claims, observations and the texts they stand in."""

from django.urls import path

from factcheck.claims.views import articles, changes, claims, corrections, observations, search, trying

urlpatterns = [
    path("search/", search.search, name="search"),
    path("claims/", claims.claim_list, name="claim-list"),
    path("claims/<int:pk>/", claims.claim_detail, name="claim-detail"),
    path("observations/<int:pk>/accept/", observations.observation_accept, name="observation-accept"),
    path("observations/<int:pk>/reject/", observations.observation_reject, name="observation-reject"),
    path("observations/<int:pk>/move-here/", observations.observation_move_here, name="observation-move-here"),
    path("figures/<int:pk>/correct/", corrections.figure_correct, name="figure-correct"),
    path("articles/<int:pk>/", articles.article_detail, name="article-detail"),
    path("try/", trying.try_reading, name="try"),
    path("compare/", trying.compare_documents, name="compare-documents"),
    path("revisions/<int:pk>/", articles.revision_detail, name="revision-detail"),
    path("revisions/<int:pk>/diff/", changes.revision_diff, name="revision-diff"),
    path("revisions/<int:pk>/seen/", changes.revision_seen, name="revision-seen"),
]
