"""The first accounts of a site, one for each role."""

from __future__ import annotations

import secrets

from django.contrib.auth.hashers import PBKDF2PasswordHasher, make_password
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
def make(role: str, password: str, *, is_secret: bool = True) -> bool:
    """Make the account named like its role; False where there is one of that name, which is left as it is.

    A password that is no secret is stored at once; the first login stores it as slowly as any other.
    """
    if User.objects.filter(username=role).exists():
        return False
    is_admin = role == "admin"
    stored = make_password(password) if is_secret else _stored_at_once(password)
    user = User.objects.create(username=role, password=stored, is_staff=True, is_superuser=is_admin)
    user.groups.add(Group.objects.get(name=role))
    return True


def _stored_at_once(password: str) -> str:
    hasher = PBKDF2PasswordHasher()
    return hasher.encode(password, hasher.salt(), iterations=1)
