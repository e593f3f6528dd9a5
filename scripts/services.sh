#!/bin/sh
# Finds PostgreSQL, Chromium, Caddy and openssl for the tests, and installs Debian's packages when they are missing.
set -eu
say() { printf '%s\n' "$*" >&2; }

missing_now() {
    ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || printf ' postgresql'
    command -v chromium >/dev/null 2>&1 || printf ' chromium'
    command -v caddy >/dev/null 2>&1 || printf ' caddy'
    command -v openssl >/dev/null 2>&1 || printf ' openssl'
}

missing="$(missing_now)"
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
# Debian starts a web server with the package; the tests start their own, and nobody asked for that one.
case "$missing" in
    *caddy*) $as systemctl disable --now caddy >/dev/null 2>&1 || true ;;
esac
still="$(missing_now)"
[ -z "$still" ] || { say "Still missing:$still."; exit 1; }
