"""Why a service refuses: each carries one sentence for the person who asked."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, PermissionsMixin


class Refused(Exception):
    """The base of all refusals; `sentence` says what is wrong and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Invalid(Refused):
    """What was typed or chosen cannot be taken as it is."""


class NotAllowed(Refused):
    """The person's role does not allow it."""


def require(by: AbstractBaseUser | AnonymousUser, permission: str, to_do: str) -> None:
    """Refuse unless `by` has the permission; `to_do` completes "Your role does not allow you to ...".

    The one gate of every service a person can call: views and admin may hide a button, this says no.
    """
    if not (isinstance(by, PermissionsMixin) and by.has_perm(permission)):
        raise NotAllowed(f"Your role does not allow you to {to_do}. Ask an administrator for the right to do so.")
