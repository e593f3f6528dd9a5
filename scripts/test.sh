#!/bin/sh
# Everything `make test` runs: checks, then tests on SQLite, on PostgreSQL, and in a real browser.
set -eu
bin=.venv/bin
sh scripts/check.sh

rm -f .coverage .coverage.*
printf '== tests on SQLite\n'
$bin/python -m pytest tests --ignore=tests/e2e -n 2 -q --cov --cov-report=
printf '== ledger and web on PostgreSQL\n'
GOLDSEAM_TEST_DATABASE=postgresql $bin/python -m pytest tests/ledger tests/web -n 2 -q
printf '== in a real browser\n'
$bin/python -m pytest tests/e2e -n 2 --dist loadfile -q
printf '== coverage\n'
$bin/coverage report --fail-under=95
$bin/coverage report --include='goldseam/core/*' --fail-under=100
