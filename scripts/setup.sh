#!/bin/sh
# Makes the environment in .venv from the lock files, unattended. Argument: run or test.
set -eu
wanted=${1:-run}
python=${PYTHON:-python3}

say() { printf '%s\n' "$*" >&2; }

command -v "$python" >/dev/null || { say "Python 3.11 or newer is needed: apt-get install python3"; exit 1; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    say "Python 3.11 or newer is needed; this is $("$python" --version)."
    exit 1
}

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    say "The Debian package python3-venv is missing; installing it."
    if [ "$(id -u)" = 0 ]; then
        apt-get install -y -qq python3-venv >/dev/null || { apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null; }
    elif sudo -n true 2>/dev/null; then
        sudo -n apt-get update -qq && sudo -n apt-get install -y -qq python3-venv >/dev/null
    else
        say "It cannot be installed without permission. Run: sudo apt-get install python3-venv"
        exit 1
    fi
fi

pip() { .venv/bin/python -m pip --quiet --disable-pip-version-check --no-input "$@" 2>&1 | grep -v '^WARNING: Location' || true; }

[ -x .venv/bin/python ] || "$python" -m venv .venv
pip install --require-hashes -r requirements/build.txt -r requirements/run.txt
if [ "$wanted" = test ]; then
    pip install --require-hashes -r requirements/test.txt
fi
pip install --no-build-isolation --no-deps --editable .
.venv/bin/python -c 'import goldseam, django, nacl, msgspec, granian' || {
    say "The environment could not be made. Is the package registry reachable? Then run: make clean setup"
    exit 1
}
[ "$wanted" = run ] || .venv/bin/python -c 'import pytest, playwright, statsmodels, psycopg' || {
    say "The packages for the tests could not be installed. Is the package registry reachable?"
    exit 1
}
touch ".venv/.$wanted-ready"
