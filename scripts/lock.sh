#!/bin/sh
# Writes the lock files anew, with hashes, for Python 3.11 and newer. Needs `uv`.
set -eu
compile() { uv pip compile -q --generate-hashes --no-emit-index-url --no-header --no-annotate --universal --python-version 3.11 "$@"; }
compile pyproject.toml -o requirements/run.txt
compile --extra postgres pyproject.toml -o requirements/postgres.txt
compile --extra test pyproject.toml -o requirements/test.txt
printf 'flit_core>=3.12,<4\n' | compile - -o requirements/build.txt
