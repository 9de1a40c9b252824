# Every target works alone on a fresh machine with Python 3.11 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: setup demo test lint bench-floors bench-speed docs lock clean

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)

demo: setup
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh scripts/demo.sh

test: setup
	$(BIN)/python -m pytest

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Every benchmark against its floor (benchmarks/floors.toml). Needs ../shared.
bench-floors: setup
	$(BIN)/python -m benchmarks.floors

bench-speed: setup
	$(BIN)/python -m benchmarks.speed

docs: setup
	$(BIN)/python -m newstally.cli.reference > docs/cli.md
	$(BIN)/python -m newstally.cli.kinds_page > docs/checks.md

# Writes the lock file anew from pyproject.toml.
lock:
	$(BIN)/uv pip compile --quiet --no-header --group dev --python-version 3.11 --universal \
		--output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
