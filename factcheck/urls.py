"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

from factcheck.health import healthz, readyz
from factcheck.publishing.api import api

handler400 = "factcheck.not_taken.not_taken"

urlpatterns = [
    path("", include("factcheck.accounts.urls")),
    path("", include("factcheck.review.urls")),
    path("", include("factcheck.publishing.urls")),
    path("", include("factcheck.claims.urls")),
    path("", include("monitor.urls")),
    path("api/v1/", api.urls),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("admin/", admin.site.urls),
]
