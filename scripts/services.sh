#!/bin/sh
# Finds PostgreSQL and Chromium for the tests, and installs Debian's packages when they are missing.
set -eu
say() { printf '%s\n' "$*" >&2; }

missing=""
ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || missing="$missing postgresql"
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
[ -n "$missing" ] || exit 0

say "The tests need these Debian packages:$missing. Installing them."
if [ "$(id -u)" = 0 ]; then
    as=""
elif sudo -n true 2>/dev/null; then
    as="sudo -n"
else
    say "They cannot be installed without permission. Run: sudo apt-get install$missing"
    exit 1
fi
$as apt-get update -qq
# shellcheck disable=SC2086 - several words on purpose
DEBIAN_FRONTEND=noninteractive $as apt-get install -y -qq --no-install-recommends $missing >/dev/null
ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || { say "PostgreSQL is still missing."; exit 1; }
command -v chromium >/dev/null 2>&1 || { say "Chromium is still missing."; exit 1; }
