"""One's own account: mail, second step, and where one is logged in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from factcheck.accounts import second_step, sessions
from factcheck.accounts.forms import CodeForm, MailForm, PasswordForm
from factcheck.accounts.models import Session, Wishes
from monitor.views.access import person


@dataclass(frozen=True, slots=True)
class Shown:
    """A session as its user sees it; its key stays secret, for who knows it is logged in."""

    session: Session
    is_this: bool

    @property
    def name(self) -> str:
        return name_of(self.session)


def name_of(session: Session) -> str:
    return hashlib.sha256(session.session_key.encode()).hexdigest()[:16]


@require_safe
@login_required
@never_cache
def account(request: HttpRequest) -> HttpResponse:
    return _page(request, MailForm(user=person(request), initial={"email": person(request).email}))


@require_POST
@login_required
@sensitive_post_parameters("password")
def account_mail(request: HttpRequest) -> HttpResponse:
    user = person(request)
    form = MailForm(request.POST, user=user)
    if not form.is_valid():
        return _page(request, form, status=422)
    user.email = form.cleaned_data["email"]
    user.save(update_fields=["email"])
    messages.success(request, _("Your mail address is kept."))
    return redirect("account")


@require_POST
@login_required
def account_letters(request: HttpRequest) -> HttpResponse:
    wanted = bool(request.POST.get("letters_about_work"))
    Wishes.objects.update_or_create(user=person(request), defaults={"letters_about_work": wanted})
    said = _("You get letters about your work.") if wanted else _("You get no letters about your work.")
    messages.success(request, said)
    return redirect("account")


@require_POST
@login_required
def session_end(request: HttpRequest) -> HttpResponse:
    """Ends one session, or all but this one."""
    user, wanted = person(request), request.POST.get("session", "")
    if wanted == "others":
        sessions.end_others(user, request.session.session_key)
        messages.success(request, _("You are logged out everywhere else."))
        return redirect("account")
    for session in sessions.of(user, timezone.now()):
        if name_of(session) == wanted:
            session.delete()
            messages.success(request, _("That session is ended."))
    return redirect("account")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def second_step_on(request: HttpRequest) -> HttpResponse:
    """Shows what the app scans; its first code turns the second step on."""
    user = person(request)
    if second_step.is_on(user):
        return redirect("account")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        codes = second_step.confirm(user, form.cleaned_data["code"])
        if codes:
            # Whoever is logged in elsewhere did so without a code.
            sessions.end_others(user, request.session.session_key)
            return render(request, "accounts/codes.html", {"codes": codes})
        form.add_error(
            "code", _("This is not the app's code of this moment. Look at the app's clock, and wait for the next.")
        )
    device = second_step.begin(user)
    context = {"form": form, "picture": second_step.picture(device), "key": second_step.key(device)}
    return render(request, "accounts/second_step.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
@never_cache
@sensitive_post_parameters("password")
def second_step_change(request: HttpRequest) -> HttpResponse:
    """New codes for the loss of the app, or no second step any more."""
    user = person(request)
    form = PasswordForm(request.POST, user=user)
    if not form.is_valid():
        return _page(request, MailForm(user=user, initial={"email": user.email}), status=422, step_form=form)
    if request.POST.get("off"):
        second_step.turn_off(user)
        messages.success(request, _("The second step is off: your password alone lets you in."))
        return redirect("account")
    if not second_step.is_on(user):
        return redirect("account")
    return render(request, "accounts/codes.html", {"codes": second_step.new_codes(user)})


def _page(
    request: HttpRequest, mail_form: MailForm, *, status: int = 200, step_form: PasswordForm | None = None
) -> HttpResponse:
    user, current = person(request), request.session.session_key
    context = {
        "mail_form": mail_form,
        "wants_letters": not Wishes.objects.filter(user=user, letters_about_work=False).exists(),
        "step_form": step_form or PasswordForm(user=user),
        "step_is_on": second_step.is_on(user),
        "sessions": [Shown(one, one.session_key == current) for one in sessions.of(user, timezone.now())],
    }
    return render(request, "accounts/account.html", context, status=status)
