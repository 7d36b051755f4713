"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from factcheck.health import healthz, readyz
from factcheck.publishing.api import api

urlpatterns = [
    path("", include("factcheck.accounts.urls")),
    path("", include("factcheck.review.urls")),
    path("", include("factcheck.publishing.urls")),
    path("", include("factcheck.claims.urls")),
    path("", include("monitor.urls")),
    path("api/v1/", api.urls),
    # Public pages carry no token, so that they are the same for everybody; a foreign site could only change the words.
    path("language/", csrf_exempt(require_POST(set_language)), name="language"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("admin/", admin.site.urls),
]
