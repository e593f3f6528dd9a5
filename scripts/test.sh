#!/bin/sh
# Everything `make test` runs: checks, then tests on SQLite, on PostgreSQL, and in a real browser.
set -eu
bin=.venv/bin
sh scripts/check.sh

rm -f .coverage .coverage.*
printf '== tests on SQLite\n'
$bin/python -m pytest tests --ignore=tests/e2e -n 2 -q --cov --cov-report=
# What can differ between two databases: the whole ledger; of the pages what writes at once, counts queries, keeps
# files, or is refused half-way, and every address once.
printf '== the ledger and its pages on PostgreSQL\n'
web='routes queries nothing_is_lost bad_requests recordings handing_recordings playing joining leaving review'
web="$web abuse_of_two export_and_deletion signing_in recovery talk"
pages=$(for each in $web; do printf 'tests/web/test_%s.py ' "$each"; done)
# shellcheck disable=SC2086 - one argument a file
GOLDSEAM_TEST_DATABASE=postgresql $bin/python -m pytest tests/ledger $pages -n 2 -q
printf '== in a real browser\n'
$bin/python -m pytest tests/e2e -n 2 --dist loadfile -q
printf '== coverage\n'
$bin/coverage report --fail-under=95
$bin/coverage report --include='goldseam/core/*' --fail-under=100
