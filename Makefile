# Needs nothing but Python 3.11 or newer and make: each target sets up .venv by itself.

PYTHON ?= $(firstword $(foreach p,python3 python3.14 python3.13 python3.12 python3.11 python,\
	$(shell command -v $(p) >/dev/null 2>&1 \
	&& $(p) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(p))))
VENV := .venv
BIN := $(VENV)/bin
# The tests start the program many times: what was compiled once is kept, whatever else is set.
COMPILED := PYTHONDONTWRITEBYTECODE=
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run test soak check format bench lock audit clean

run: $(VENV)/.run
	@$(BIN)/python -m bot

test: $(VENV)/.dev
	@$(COMPILED) $(BIN)/python -m pytest -n 3

soak: $(VENV)/.dev
	@$(COMPILED) SOAK_ROUNDS=50 HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest -n 2

check: $(VENV)/.dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/.dev
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(VENV)/.dev
	@$(BIN)/python -m tests.bench

# What is known of the locked versions. It fails, too, where that cannot be had: then nothing
# is known either way. Hence it is no part of the tests.
audit: $(VENV)/.dev
	@$(BIN)/pip-audit --strict --disable-pip --no-deps --requirement requirements.lock

# The newest versions that pyproject.toml allows, for every Python and platform it names.
LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal \
	--python-version 3.11 --extra build --custom-compile-command "make lock"

lock: $(VENV)/.dev
	@$(LOCK) pyproject.toml --output-file requirements.lock
	@$(LOCK) --extra dev --constraint requirements.lock pyproject.toml \
		--output-file requirements-dev.lock

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

# Setting up speaks on standard error and reads no input, so that `make -s run` can be scripted.
$(VENV)/.run: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Sabatina needs Python 3.11 or newer; none was found." >&2; exit 1; }
	@echo "Setting up $(VENV) ..." >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) </dev/null >&2
	@$(PIP) install -r requirements.lock </dev/null >&2
	@$(PIP) install --no-deps --no-build-isolation --editable . </dev/null >&2
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	@$(PIP) install -r requirements-dev.lock </dev/null >&2
	@touch $@
