"""Who is logged in where, what each wishes, and when each last looked at the home page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from factcheck.accounts import browsers

if TYPE_CHECKING:
    from factcheck.accounts.sessions import SessionStore


class Session(AbstractBaseSession):
    """Django's session, which also says whose it is, so that its user can see and end it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="sessions"
    )
    since = models.DateTimeField(null=True, blank=True)
    address = models.CharField(max_length=45, blank=True)
    agent = models.CharField("browser", max_length=200, blank=True)

    class Meta(AbstractBaseSession.Meta):
        ordering = ["-since"]

    @classmethod
    def get_session_store_class(cls) -> type[SessionStore]:
        from factcheck.accounts.sessions import SessionStore  # which refers to this class

        return SessionStore

    @property
    def browser(self) -> str:
        return browsers.told(self.agent)


class Wishes(models.Model):
    """What a person wants otherwise than it is; there are none for who has changed nothing."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="wishes")
    letters_about_work = models.BooleanField(default=True)
    # Of the pages, in every browser; empty where the person has chosen none
    language = models.CharField(max_length=10, blank=True)

    class Meta:
        verbose_name_plural = "wishes"

    def __str__(self) -> str:
        return f"Wishes of {self.user}"


class Look(models.Model):
    """When a person last looked at what changed; see looks.py."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="look")
    # What is told as new is what happened since then; empty during the first look
    since = models.DateTimeField(null=True)
    # The last time the home page was opened
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user} at {self.at:%Y-%m-%d %H:%M}"
