"""Every setting of the shell in one place; what an operator may change comes from the environment."""

from pathlib import Path

from goldseam.environment import Environment

environment = Environment.read()

BASE_DIR = Path(__file__).resolve().parent
HOME = environment.home
ORIGIN = environment.origin
SECURE = ORIGIN.startswith("https://")

SECRET_KEY = environment.secret("django").hex()
SERVER_KEY = environment.secret("server")
# Outside the database and its backups (goldseam/ledger/server_keys.py, goldseam/ledger/deletions.py).
SERVER_KEYS = HOME / "changing.key"
DELETIONS = HOME / "deletions.log"
DEBUG = False
ALLOWED_HOSTS = environment.hosts
CSRF_TRUSTED_ORIGINS = [ORIGIN]
LISTEN = environment.listen
SMTP = environment.smtp
PUSH = environment.push
POST_KEY = environment.post_key
# No SECURE_PROXY_SSL_HEADER: whether it is https the origin says, and no header (web/shared/proxy.py).
BEHIND_PROXY = SECURE and environment.listens_here
if SECURE:
    SECURE_HSTS_SECONDS = 31_536_000

KDF_MEMORY_KIB = environment.kdf_memory_kib
KDF_PASSES = environment.kdf_passes
KDF_TESTING = environment.kdf_testing
KDF_SLOTS = environment.kdf_slots

INSTALLED_APPS = ["django.contrib.staticfiles", "goldseam.ledger", "goldseam.web"]
MIDDLEWARE = [
    "goldseam.web.shared.headers.HeadersMiddleware",
    "goldseam.web.shared.proxy.ProxyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "goldseam.web.shared.compressing.PagesGZipMiddleware",
    "goldseam.web.shared.errors.PlainErrorsMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "goldseam.web.shared.zones.ZoneMiddleware",
    "goldseam.web.shared.signed_in.SignedInMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
ROOT_URLCONF = "goldseam.web.urls"
WSGI_APPLICATION = "goldseam.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "DIRS": [BASE_DIR / "web" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "goldseam.web.shared.context.everywhere",
            ],
            "loaders": [
                ("django.template.loaders.cached.Loader", ["django.template.loaders.filesystem.Loader"])
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "goldseam.web.tags"],
        },
    }
]

DATABASES = {"default": environment.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ru", "Русский")]
LANGUAGE_COOKIE_NAME = "lang"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = SECURE
LOCALE_PATHS = [BASE_DIR / "web" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = environment.time_zone

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [BASE_DIR / "web" / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": environment.static_storage},
    "media": environment.media,
}
WHITENOISE_MAX_AGE = 31_536_000
WHITENOISE_AUTOREFRESH = False

CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "goldseam.web.shared.errors.csrf_failure"
# A form field holds at most 200,000 characters; a paste of 1 MB still arrives whole, so that it can be
# handed back with a sentence instead of being lost.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
# Nothing a person sends may touch a disk in clear: files larger than this are refused, not spooled.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

SECURE_CONTENT_TYPE_NOSNIFF = True
APPEND_SLASH = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": True,
    "filters": {"plain": {"()": "goldseam.web.shared.logs.WithoutWords"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["plain"]}},
    "root": {"handlers": ["stderr"], "level": "ERROR"},
    "loggers": {"django.request": {"level": "ERROR"}, "django.security": {"level": "ERROR"}},
}
