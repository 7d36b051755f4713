"""Makes the first accounts."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError

from factcheck.accounts import roles


class Command(BaseCommand):
    help = "Make the accounts admin, curator and reviewer where they are missing, and show their passwords once."

    def handle(self, *args: Any, **options: Any) -> None:
        if Group.objects.filter(name__in=roles.ROLES).count() < len(roles.ROLES):
            raise CommandError("The roles are not there yet: wait until the site is ready, or run migrate.")
        for role in roles.ROLES:
            password = roles.new_password()
            if roles.make(role, password):
                self.stdout.write(f"{role:10} {password}")
            else:
                self.stdout.write(f"{role:10} exists already; `manage.py changepassword {role}` sets a new password")
