# Two commands do everything on a fresh machine: `make run` and `make test`.
.PHONY: setup run demo test check proof messages lock clean

VENV := .venv
BIN := $(VENV)/bin

setup: $(VENV)/.run-ready

$(VENV)/.run-ready: requirements/run.txt requirements/build.txt pyproject.toml scripts/setup.sh
	@sh scripts/setup.sh run

$(VENV)/.test-ready: $(VENV)/.run-ready requirements/test.txt
	@sh scripts/setup.sh test

run: setup
	@exec $(BIN)/goldseam serve

demo: setup
	@exec $(BIN)/goldseam demo

# Everything CI runs. Debian packages that are missing are installed when that is permitted.
test: $(VENV)/.test-ready
	@sh scripts/services.sh
	@sh scripts/test.sh

# The quick half: format, lint, types, contracts, templates, migrations; no test is run.
check: $(VENV)/.test-ready
	@sh scripts/check.sh

# Plans every situation there is, and checks each plan; a fixed sample of it is among the tests.
proof: setup
	@$(BIN)/goldseam plan --proof

messages: $(VENV)/.test-ready
	@$(BIN)/python scripts/messages.py

# Needs `uv` on the path. Writes every lock file anew, with hashes.
lock:
	@sh scripts/lock.sh

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage*
