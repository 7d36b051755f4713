"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

from factcheck.health import healthz, readyz
from factcheck.publishing.api import api

# Its lists need the width: the first page of the admin leads everywhere, and the link "To the desk" out of it.
admin.site.enable_nav_sidebar = False
admin.site.site_url = None

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
