"""Addresses of logging in and of one's own account."""

from django.contrib.auth.views import LogoutView, PasswordResetDoneView
from django.urls import path

from factcheck.accounts.views import account, language, login, passwords, unsent

urlpatterns = [
    path("login/", login.LoginView.as_view(), name="login"),
    path("login/code/", login.login_code, name="login-code"),
    path("login/unsent/", unsent.unsent, name="unsent"),
    path("logout/", LogoutView.as_view(), name="logout"),
    # Django's admin has a login of its own, which knows of no second step.
    path("admin/login/", login.admin_login, name="admin-login"),
    path("language/", language.choose, name="language"),
    path("account/", account.account, name="account"),
    path("account/mail/", account.account_mail, name="account-mail"),
    path("account/letters/", account.account_letters, name="account-letters"),
    path("account/end-session/", account.session_end, name="session-end"),
    path("account/second-step/", account.second_step_on, name="second-step-on"),
    path("account/second-step/change/", account.second_step_change, name="second-step-change"),
    path("account/password/", passwords.ChangeView.as_view(), name="password_change"),
    path("password/forgotten/", passwords.ResetView.as_view(), name="password_reset"),
    path("password/sent/", PasswordResetDoneView.as_view(), name="password_reset_done"),
    path("password/<uidb64>/<token>/", passwords.NewPasswordView.as_view(), name="password_reset_confirm"),
]
