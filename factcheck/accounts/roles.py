"""The first accounts of a site, one for each role."""

from __future__ import annotations

import secrets

from django.contrib.auth.models import Group, User
from django.db import transaction

# What each may do is set by the groups of the same names (review/migrations).
ROLES = ("admin", "curator", "reviewer")


def demo_password(role: str) -> str:
    """Known to everybody: the demo listens on this machine only."""
    return f"demo-{role}"


def new_password() -> str:
    return secrets.token_urlsafe(12)


@transaction.atomic
def make(role: str, password: str) -> bool:
    """Make the account named like its role; False where there is one of that name, which is left as it is."""
    if User.objects.filter(username=role).exists():
        return False
    is_admin = role == "admin"
    user = User.objects.create_user(role, password=password, is_staff=True, is_superuser=is_admin)
    user.groups.add(Group.objects.get(name=role))
    return True
