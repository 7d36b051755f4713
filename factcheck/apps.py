"""The project's own app: start-up, and the commands that belong to no room."""

from django.apps import AppConfig


class FactcheckConfig(AppConfig):
    name = "factcheck"
    label = "factcheck"

    def ready(self) -> None:
        # Tasks are sent from web pages and commands too: they must find this broker, not Celery's default one.
        from factcheck import celery

        celery.app.set_default()
