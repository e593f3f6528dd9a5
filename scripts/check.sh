#!/bin/sh
# Format, lint, types, import contracts, templates, migrations: everything but the tests.
set -eu
bin=.venv/bin
export GOLDSEAM_HOME="${TMPDIR:-/tmp}/goldseam-check.$$" DJANGO_SETTINGS_MODULE=goldseam.settings
trap 'rm -rf "$GOLDSEAM_HOME"' EXIT

step() { printf '== %s\n' "$1"; shift; "$@"; }
step format $bin/ruff format --check --quiet .
step lint $bin/ruff check --quiet .
step types $bin/mypy --no-error-summary goldseam
step imports $bin/lint-imports --no-cache
step templates $bin/djlint --quiet --lint goldseam/web/templates
step migrations $bin/django-admin makemigrations --check --dry-run --verbosity 0
step messages $bin/python scripts/messages.py --check
