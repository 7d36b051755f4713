"""Changing one's password, and a new one by mail."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth
from django.contrib.auth.forms import PasswordChangeForm, PasswordResetForm, SetPasswordForm
from django.contrib.auth.models import User
from django.core.cache import cache
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from factcheck.accounts.addresses import client_address

# Letters that one address may have sent, and in how many seconds
MOST_LETTERS, LETTERS_WITHIN = 5, 3600


class ChangeView(auth.PasswordChangeView):
    success_url = reverse_lazy("account")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        messages.success(self.request, _("Your password is changed. Everywhere else you are logged out."))
        return super().form_valid(form)


class ResetView(auth.PasswordResetView):
    """Says the same whether there is such an account or not."""

    email_template_name = "registration/reset_letter.txt"
    subject_template_name = "registration/reset_subject.txt"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"sends_mail": settings.SENDS_MAIL}

    def form_valid(self, form: PasswordResetForm) -> HttpResponse:
        key = f"letters:{client_address(self.request)}"
        cache.add(key, 0, LETTERS_WITHIN)
        if not settings.SENDS_MAIL or cache.incr(key) > MOST_LETTERS:
            form.add_error(None, _("No letter can be sent now. Ask an administrator for a new password."))
            return self.form_invalid(form)
        self.extra_email_context = {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL.rstrip("/")}
        return super().form_valid(form)


class NewPasswordView(auth.PasswordResetConfirmView):
    success_url = reverse_lazy("login")

    def form_valid(self, form: SetPasswordForm[User]) -> HttpResponse:
        messages.success(self.request, _("Your new password is kept. Log in with it."))
        return super().form_valid(form)
