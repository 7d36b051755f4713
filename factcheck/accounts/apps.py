"""The app's configuration, and that of Django's admin."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin


class AccountsConfig(AppConfig):
    default = True
    name = "factcheck.accounts"
    label = "accounts"


class AdminConfig(admin.AdminConfig):
    default = False
    default_site = "factcheck.accounts.admin_site.Site"
