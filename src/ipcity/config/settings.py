"""Django's settings: everything that differs between two installations comes from the environment."""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from ipcity.config.environment import chosen, database, listed, number, switched_on
from ipcity.config.home import home, secret

PACKAGE = Path(__file__).resolve().parent.parent
HOME = home()

SECRET_KEY = secret("session").hex()
# AES-GCM key for TOTP, SMTP and webhook secrets (store/sealed.py).
SEAL_KEY = secret("seal")
DEBUG = False
ALLOWED_HOSTS = listed("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = listed("TRUSTED_ORIGINS")
# Addresses of reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.
TRUSTED_PROXIES = listed("TRUSTED_PROXIES")
# Host names, addresses and networks that reminders may be posted to (actions/webhooks.py).
WEBHOOK_HOSTS = listed("WEBHOOK_HOSTS")

DATABASES = {"default": database(f"sqlite:///{HOME / 'ipcity.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    # A file, so that the threads and processes that a test starts see the same rows.
    DATABASES["default"]["TEST"] = {"NAME": str(HOME / "test.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "heroicons",
    "csp",
    "axes",
    "django_tasks",
    "django_tasks_db",
    "ipcity.store",
    "ipcity.web",
]

MIDDLEWARE = [
    "ipcity.web.middleware.Proxies",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ipcity.web.whole_text.WholeText",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "ipcity.web.middleware.ActingPerson",
    "ipcity.web.demonstration_label.DemonstrationLabel",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    # innermost: what a view refuses becomes a page
    "ipcity.web.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "ipcity.config.urls"
WSGI_APPLICATION = "ipcity.config.wsgi.application"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["heroicons.templatetags.heroicons"],
        },
    }
]

AUTH_USER_MODEL = "store.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "/login"
LOGIN_REDIRECT_URL = "/"
# Lock-out: an account after five failures, an address (often a whole office) after twenty.
AXES_HANDLER = "ipcity.store.lockouts.Handler"
AXES_LOCKOUT_CALLABLE = "ipcity.store.lockouts.keep_page"
AXES_FAILURE_LIMIT = 5
LOGIN_ADDRESS_LIMIT = 20
AXES_COOLOFF_TIME = timedelta(minutes=number("LOCKOUT_MINUTES", 30))
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "password", "csrfmiddlewaretoken"]
# Addresses of logins are kept for six months, as the Cybersecurity Law asks, and no longer.
LOGIN_LOG_DAYS = number("LOGIN_LOG_DAYS", 184)
IDLE_MINUTES = number("IDLE_MINUTES", 30)
PASSWORD_DAYS = number("PASSWORD_DAYS", 90, least=0)
# Who must have a second factor.
SECOND_FACTOR = chosen("SECOND_FACTOR", ("optional", "administrators", "all"))
# People reach the system by https only: cookies go over nothing else, and browsers remember it.
HTTPS = switched_on("HTTPS")
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "ipcity_session"
CSRF_COOKIE_NAME = "ipcity_csrf"
CSRF_FAILURE_VIEW = "ipcity.web.pages.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
# Browser assets belong to the installation, not to a home: `ipcity assets` puts them here once.
BROWSER_ASSETS = Path(os.environ.get("IPCITY_ASSETS") or Path(sys.prefix) / "share" / "ipcity")
STATICFILES_DIRS = [path for path in [BROWSER_ASSETS / "browser"] if path.is_dir()]
# Collected files have hashed names; before they are collected (and in tests) the files are
# served as they lie. IPCITY_STATIC: "collect" while collecting, "plain" in tests, where the test
# server finds the files by itself.
_static = os.environ.get("IPCITY_STATIC", "")
_hashed = _static == "collect" or (
    _static != "plain" and (BROWSER_ASSETS / "collected" / "staticfiles.json").is_file()
)
STATIC_ROOT = BROWSER_ASSETS / "collected" if _hashed else None
WHITENOISE_USE_FINDERS = not _hashed and _static != "plain"
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MANIFEST_STRICT = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if _hashed
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
# translated expressions of indicators; None: HOME/lake/texts
LAKE_TEXTS: Path | None = None
MEDIA_ROOT = HOME / "files"

# Warnings and bugs go to standard error, where the service manager keeps them.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# The queue's one entry, and the package whose modules are the kinds of background work.
JOB_TASK = "ipcity.jobs.worker.carry_out"
JOB_KINDS = "ipcity.jobs.tasks"
SILENCED_SYSTEM_CHECKS: list[str] = []
