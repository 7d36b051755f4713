"""Addresses of sources and of what was captured of them."""

from django.urls import path

from monitor.views import exchange, progress, publishers, revisions, sources

urlpatterns = [
    path("sources/", sources.source_list, name="source-list"),
    path("sources/add/", sources.source_add, name="source-add"),
    path("sources/import/", exchange.source_import, name="source-import"),
    path("sources/export/", exchange.source_export, name="source-export"),
    path("sources/<int:pk>/", sources.source_detail, name="source-detail"),
    path("sources/<int:pk>/edit/", sources.source_edit, name="source-edit"),
    path("sources/<int:pk>/visit-now/", sources.source_visit_now, name="source-visit-now"),
    path("sources/<int:pk>/pause/", sources.source_pause, name="source-pause"),
    path("sources/<int:pk>/texts/", sources.source_texts, name="source-texts"),
    path("sources/<int:pk>/log/", sources.source_log, name="source-log"),
    path("sources/<int:pk>/progress/", progress.source_progress, name="source-progress"),
    path("publishers/<int:pk>/", publishers.publisher_edit, name="publisher-edit"),
    path("articles/<int:pk>/captures.warc.gz", revisions.article_warc, name="article-warc"),
    path("snapshots/<int:pk>/", revisions.snapshot_detail, name="snapshot-detail"),
]
