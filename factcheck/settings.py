"""All settings. The environment is read here and nowhere else; the defaults run from a fresh clone."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from kombu import Queue

from factcheck.env import broker_socket, data_folder, database, env_bool, env_int, env_list, env_str, snapshot_storage

BASE_DIR = Path(__file__).resolve().parent.parent
VERSION = re.search(r"^## v(\S+)", (BASE_DIR / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)[1]  # type: ignore[index]

DEBUG = env_bool("DEBUG", True)
DATA_DIR = data_folder()

SECRET_KEY = env_str("SECRET_KEY")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS")
if DEBUG:
    SECRET_KEY = SECRET_KEY or "only-for-development-and-the-demo"
    ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]", "testserver"]
elif not SECRET_KEY:
    raise ImproperlyConfigured("Set SECRET_KEY (or SECRET_KEY_FILE): with DEBUG=False there is no default.")
elif not ALLOWED_HOSTS:
    raise ImproperlyConfigured("Set ALLOWED_HOSTS to the names this site is reached by, separated by commas.")
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")

SITE_NAME = env_str("SITE_NAME", "Figurewatch")
SITE_URL = env_str("SITE_URL", "http://localhost:8000")
# Where publishers write who are visited: an address of mail.
SITE_CONTACT = env_str("SITE_CONTACT", "")

INSTALLED_APPS = [
    "factcheck.apps.FactcheckConfig",
    "factcheck.accounts",
    "factcheck.publishing",
    "factcheck.review",
    "factcheck.claims",
    "factcheck.claims.search",
    "monitor",
    "factcheck.accounts.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "factcheck.not_taken.explain_forms",
]

ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Errors of forms are told by a template of ours.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# The work: one database for the record, one broker that only hurries it.

DATABASE_URL = env_str("DATABASE_URL", f"sqlite:///{DATA_DIR / 'figurewatch.sqlite3'}")
DATABASES = {"default": database(DATABASE_URL, env_str("DATABASE_PASSWORD"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The embedded broker's socket; `factcheck.up` starts it where REDIS_URL is not set.
EMBEDDED_BROKER_SOCKET = broker_socket(DATA_DIR)
REDIS_URL = env_str("REDIS_URL", f"unix://{EMBEDDED_BROKER_SOCKET}")
USES_EMBEDDED_BROKER = f"unix://{EMBEDDED_BROKER_SOCKET}" == REDIS_URL

CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}

CELERY_BROKER_URL = re.sub(r"^unix://", "redis+socket://", REDIS_URL)
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_TASK_TIME_LIMIT = 300
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# kombu looks for messages of dead workers only every interval x throttle seconds: both are set, so that a killed task
# comes back soon after its visibility timeout, which must exceed the hard time limit above.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
}
CELERY_TIMEZONE = "UTC"
# Visits wait for sites most of the time: a worker of threads (the watcher) has many of them under way at once.
CELERY_TASK_ROUTES = {"monitor.tasks.*": {"queue": "visits"}}
# A worker that is not told which queue is its own serves both.
CELERY_TASK_QUEUES = [Queue("celery"), Queue("visits")]
SWEEP_EVERY = timedelta(seconds=env_int("SWEEP_SECONDS", 15))
# A sweep that no worker took before the next one is due is dropped: the next one finds the same rows.
_SWEEP = {"schedule": SWEEP_EVERY, "options": {"expires": SWEEP_EVERY.total_seconds()}}
_HOURLY = {"schedule": timedelta(hours=1), "options": {"expires": 3600}}
CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "note-tick": {"task": "factcheck.tasks.note_tick", "schedule": SWEEP_EVERY, "options": {"expires": 60}},
    "visit-due": {"task": "monitor.tasks.visit_due"} | _SWEEP,
    "mend-clock": {"task": "monitor.tasks.mend_clock"} | _HOURLY,
    "note-problems": {"task": "monitor.tasks.note_problems"} | _SWEEP,
    "note-silence": {"task": "monitor.tasks.note_silence"} | _HOURLY,
    "fold-visits": {"task": "monitor.tasks.fold_visits"} | _HOURLY,
    "read-unread-snapshots": {"task": "monitor.tasks.read_unread"} | _SWEEP,
    "read-unread-revisions": {"task": "factcheck.claims.tasks.read_unread"} | _SWEEP,
    "index-synonyms": {"task": "factcheck.claims.tasks.index_synonyms"} | _SWEEP,
    # Not with every sweep: who gives away many at once is told of in one letter.
    "send-letters": {
        "task": "factcheck.review.tasks.send_letters",
        "schedule": timedelta(minutes=2),
        "options": {"expires": 120},
    },
    "clear-sessions": {"task": "factcheck.accounts.tasks.clear_sessions"} | _HOURLY,
}
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "beat-schedule")

# Fetching

# Captures lie in a folder, or in a bucket of any server that speaks S3 (which needs the extra "s3").
SNAPSHOT_DIR = DATA_DIR / "snapshots"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "snapshots": snapshot_storage(
        env_str("SNAPSHOT_BUCKET"),
        endpoint=env_str("SNAPSHOT_ENDPOINT"),
        region=env_str("SNAPSHOT_REGION"),
        access_key=env_str("SNAPSHOT_ACCESS_KEY"),
        secret_key=env_str("SNAPSHOT_SECRET_KEY"),
    ),
}
FETCH_USER_AGENT = env_str("FETCH_USER_AGENT", f"Figurewatch/{VERSION} (+{SITE_URL}/about)")
# Private addresses are refused, but for the host:port pairs listed here (the demo newsroom, tests).
FETCH_ALLOWED_PRIVATE = env_list("FETCH_ALLOWED_PRIVATE")
FETCH_MAX_BYTES = env_int("FETCH_MAX_BYTES", 5_000_000)
FETCH_TOTAL_SECONDS = env_int("FETCH_TOTAL_SECONDS", 15)
# A visit with all that belongs to it: robots.txt, waiting, redirects, reading.
VISIT_SECONDS = env_int("VISIT_SECONDS", 20)
FETCH_HOST_SPACING_SECONDS = env_int("FETCH_HOST_SPACING_SECONDS", 2)
# Without spacing a site is one's own, and may be asked for several pages at once.
FETCH_HOST_AT_ONCE = env_int("FETCH_HOST_AT_ONCE", 1 if FETCH_HOST_SPACING_SECONDS else 32)

# Accounts

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
# Whoever tries one password on many accounts is stopped by address; many people may share one, so not as soon.
ADDRESS_FAILURE_LIMIT = 30
# How the site is reached decides from where a request comes: see accounts/addresses.py.
BEHIND_PROXY = env_bool("BEHIND_PROXY", False)
AXES_CLIENT_IP_CALLABLE = "factcheck.accounts.addresses.client_address"
AXES_RESET_ON_SUCCESS = True
AXES_HANDLER = "axes.handlers.database.AxesDatabaseHandler"
AXES_LOCKOUT_TEMPLATE = "registration/locked_out.html"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_ENGINE = "factcheck.accounts.sessions"
OTP_TOTP_ISSUER = SITE_NAME
# Nobody's secrets are shown in Django's admin, not even to administrators.
OTP_ADMIN_HIDE_SENSITIVE_DATA = True
PASSWORD_RESET_TIMEOUT = int(timedelta(hours=6).total_seconds())
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
# Who is not logged in may read what is published; the demo also opens the list of discrepancies in the API.
API_OPEN = env_bool("API_OPEN", False)

# Mail: for passwords, work and sources in trouble. Without a server nothing can be sent, and the pages say so; in
# development it is printed.

EMAIL_HOST = env_str("EMAIL_HOST")
EMAIL_PORT = env_int("EMAIL_PORT", 587)
EMAIL_HOST_USER = env_str("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env_str("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env_bool("EMAIL_USE_TLS", True)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env_str("EMAIL_FROM", "figurewatch@localhost")
SENDS_MAIL = bool(EMAIL_HOST) or DEBUG
if DEBUG and not EMAIL_HOST:
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

# Reviewing

# Two reviewers must agree on every decision, and the second does not see what the first chose until she has decided.
# Without SECOND_SIGN_OFF this holds for the claims that a curator marks.
SECOND_SIGN_OFF = env_bool("SECOND_SIGN_OFF", False)
BLIND_SIGN_OFF = env_bool("BLIND_SIGN_OFF", True)

# Pages

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Served under hashed names from where `collectstatic` puts them, or, as `make run` does, from where they lie.
WHITENOISE_USE_FINDERS = env_bool("STATIC_IN_PLACE", DEBUG)
if not WHITENOISE_USE_FINDERS:
    STATIC_ROOT = BASE_DIR / "staticfiles"
    STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
if not DEBUG:
    HTTPS = env_bool("HTTPS", True)
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
    SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
# Subdomains and preload lists are for the owner of the domain, the redirect to HTTPS is for the proxy.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W008", "security.W021"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_NAME = "figurewatch_session"
CSRF_COOKIE_NAME = "figurewatch_csrf"
FORMS_URLFIELD_ASSUME_HTTPS = True

# What is stored (the history, causes, reasons) is in LANGUAGE_CODE; pages speak the language of whoever reads them.
LANGUAGE_CODE = "en-gb"
FORMAT_MODULE_PATH = "factcheck.formats"
LANGUAGES = [("en-gb", "English"), ("zh-hans", "简体中文")]
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGE_COOKIE_NAME = "figurewatch_language"
LANGUAGE_COOKIE_AGE = int(timedelta(days=365).total_seconds())
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "UTC"
USE_TZ = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env_str("LOG_LEVEL", "INFO")},
    "loggers": {
        # Axes logs the name and address of every login; failures are kept in its own tables.
        "axes": {"level": "WARNING"},
        # Celery tells of every message; a sweep every few seconds would bury what matters.
        "celery.app.trace": {"level": "WARNING"},
        "celery.beat": {"level": "WARNING"},
        "celery.worker.strategy": {"level": "WARNING"},
        "pypdfium2": {"level": "WARNING"},
        "trafilatura": {"level": "CRITICAL"},
    },
}
