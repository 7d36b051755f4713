"""What workers do for the desk. The names of these tasks are public: do not rename them."""

from __future__ import annotations

from celery import shared_task
from celery.contrib.django.task import DjangoTask
from django.utils import timezone

from factcheck.review.services import letters


@shared_task(base=DjangoTask)
def send_letters() -> None:
    letters.send(timezone.now())
