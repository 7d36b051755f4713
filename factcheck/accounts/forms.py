"""The forms of an account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"), max_length=20, widget=forms.TextInput({"autocomplete": "one-time-code", "autofocus": True})
    )


class PasswordForm(forms.Form):
    """For what somebody at an unlocked screen must not be able to do."""

    password = forms.CharField(
        label=_("Your password"), strip=False, widget=forms.PasswordInput({"autocomplete": "current-password"})
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError(_("That is not your password. Type it again."))
        return password


class MailForm(PasswordForm):
    email = forms.EmailField(
        label=_("Mail address"), required=False, widget=forms.EmailInput({"autocomplete": "email"})
    )
    field_order = ["email", "password"]
