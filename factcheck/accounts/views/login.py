"""Logging in: a password, and a code where the account asks for one."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import admin, auth
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView as PasswordView
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from factcheck.accounts import lockout, second_step, sessions
from factcheck.accounts.addresses import client_address
from factcheck.accounts.forms import CodeForm
from factcheck.accounts.views import language

# In the session of somebody whose password was right and whose code is still to come
PENDING = "login"
# How long a right password may wait for its code, in seconds
PATIENCE = 300


class LoginView(PasswordView):
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if lockout.is_locked(client_address(request), timezone.now()):
            return render(request, settings.AXES_LOCKOUT_TEMPLATE, status=429)
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"is_without_accounts": not User.objects.exists()}

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        user: User = form.get_user()
        if second_step.is_on(user):
            self.request.session[PENDING] = {
                "user": user.pk,
                "backend": user.backend,
                "next": self.get_redirect_url(),
                "at": timezone.now().timestamp(),
            }
            return redirect("login-code")
        answer = super().form_valid(form)
        sessions.note_login(self.request, timezone.now())
        return language.take_up(answer, user)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def login_code(request: HttpRequest) -> HttpResponse:
    """Nobody is logged in before the code was right."""
    user = _pending(request)
    if user is None:
        return redirect("login")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if second_step.passes(user, form.cleaned_data["code"]):
            pending = request.session.pop(PENDING)
            auth.login(request, user, backend=pending["backend"])
            sessions.note_login(request, timezone.now())
            return language.take_up(redirect(pending["next"] or settings.LOGIN_REDIRECT_URL), user)
        form.add_error("code", _("This code is not right, or it came too soon after a wrong one. Wait for the next."))
    return render(request, "registration/login_code.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def admin_login(request: HttpRequest) -> HttpResponse:
    """Where Django's admin sends whoever may not enter it: to the one login, or to the sentence that says so."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))
    if not admin.site.has_permission(request):
        raise PermissionDenied
    return redirect("admin:index")


def _pending(request: HttpRequest) -> User | None:
    """Whose password was right a moment ago."""
    pending = request.session.get(PENDING)
    if not pending or timezone.now().timestamp() - pending["at"] > PATIENCE:
        return None
    return User.objects.filter(pk=pending["user"], is_active=True).first()
