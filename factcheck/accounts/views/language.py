"""The language of the pages: a cookie keeps it, and the account of who is logged in, for her other browsers."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from factcheck.accounts.models import Wishes


# Public pages carry no token, so that they are the same for everybody; a foreign site could only change the words.
@csrf_exempt
@require_POST
def choose(request: HttpRequest) -> HttpResponseBase:
    answer = set_language(request)
    chosen = answer.cookies.get(settings.LANGUAGE_COOKIE_NAME)
    if chosen and isinstance(request.user, User):
        Wishes.objects.update_or_create(user=request.user, defaults={"language": chosen.value})
    return answer


def take_up(answer: HttpResponse, user: User) -> HttpResponse:
    """The answer to a login brings the language that was chosen elsewhere into this browser."""
    wished = Wishes.objects.filter(user=user).exclude(language="").first()
    if wished:
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            wished.language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite="Lax",
        )
    return answer
