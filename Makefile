# Everything runs in .venv, which `make setup` fills; nothing has to be installed by hand.
# Works with GNU make 3.81 and newer.

BIN := .venv/bin
PYTHON = $(shell for one in python3 python3.14 python3.13 python3.12 python3.11; do \
  if $$one -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
  then echo $$one; break; fi; done)
CHROMIUM = BITGRADE_CHROMIUM="$$($(BIN)/python -m tools.browser)"
PYTEST = $(BIN)/python -m pytest -n auto --dist loadgroup

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help setup venv browser grade test check lint style types floors bench soak clean

help:  ## say what there is
	@echo 'bitgrade: make <target>'
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  %-8s %s\n", $$1, $$2}' Makefile

setup: venv browser  ## bring .venv and a Chromium (the other targets do it by themselves)

venv:
	@python="$(PYTHON)"; "$${python:-python3}" -m tools.setup

browser: venv
	@$(BIN)/python -m tools.browser >/dev/null

grade: setup  ## grade artifacts/: print the table, write bitgrade.duckdb and the report
	@$(CHROMIUM); export BITGRADE_CHROMIUM; $(BIN)/python -m tools.grade

test: setup  ## run every test except the long ones
	@$(CHROMIUM) $(PYTEST) -m "not soak"

check: lint  ## lint, and the tests that need no browser: under two minutes
	@$(PYTEST) -m "not browser and not package and not corpus and not soak"

lint: style types floors  ## style, types, and the walls between the floors

style: venv
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@echo 'ruff: nothing to say'

types: venv
	@$(BIN)/mypy

floors: venv
	@$(BIN)/lint-imports --no-logo

bench: setup  ## measure: every benchmark, in full
	@$(CHROMIUM); export BITGRADE_CHROMIUM; \
	for one in $$(grep -l __main__ benchmarks/*.py); do \
	  echo "== $$one"; BITGRADE_FULL=1 $(BIN)/python $$one || exit 1; done

soak: setup  ## every test in full, the long ones too, and every benchmark
	@$(CHROMIUM) BITGRADE_FULL=1 $(PYTEST)
	@$(MAKE) bench

clean:  ## remove .venv and caches; databases and reports stay
	@rm -rf .venv .cache build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis \
	  .import_linter_cache
