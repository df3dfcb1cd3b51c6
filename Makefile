# Each command sets up what it needs. Needed beforehand: git, make, Python 3.11 or newer.
# More arguments: make test ARGS="tests/stories -k claim", make run ARGS="--pace 5"

SHELL := /bin/bash
PYTHON_IN_VENV := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run test check static bench month gallery pictures lock format set-up-to-run set-up-to-test

help:
	@echo "make run      the bot, a workspace to try it in, and sample feedback"
	@echo "make test     the whole suite"
	@echo "make check    the suite, format, lint and types: what must be green before a commit"
	@echo "make format   put the code in shape"
	@echo "make gallery  draw the kept gallery of messages and forms anew"
	@echo "make pictures draw the documentation's pictures anew"
	@echo "make bench    how fast the bot is on this machine"
	@echo "make month    a company's month with the bot: who gets how many direct messages"
	@echo "make lock     pin what pyproject.toml asks for"

run: set-up-to-run
	@.venv/bin/ringback demo $(ARGS)

test: set-up-to-test
	@.ci/browser
	@$(PYTHON_IN_VENV) -m pytest $(ARGS)

check: test
	@$(MAKE) --no-print-directory static

# What `make check` does besides the tests (those look after the documentation, too).
static: set-up-to-test
	@echo "▸ Format"; $(PYTHON_IN_VENV) -m ruff format --check .
	@echo "▸ Lint"; $(PYTHON_IN_VENV) -m ruff check .
	@echo "▸ Types"; $(PYTHON_IN_VENV) -m mypy

bench: set-up-to-test
	@$(PYTHON_IN_VENV) -m tests.bench $(ARGS)

month: set-up-to-test
	@$(PYTHON_IN_VENV) -m tests.company $(ARGS)

gallery: set-up-to-test
	@RINGBACK_REDRAW=1 $(PYTHON_IN_VENV) -m pytest tests/cards/test_gallery.py $(ARGS)

pictures: set-up-to-test
	@CI=true .ci/browser
	@$(PYTHON_IN_VENV) -m tests.browser.pictures

format: set-up-to-test
	@$(PYTHON_IN_VENV) -m ruff check --fix .
	@$(PYTHON_IN_VENV) -m ruff format .

lock:
	@command -v uv >/dev/null || { echo "make lock needs uv: pip install uv" >&2; exit 1; }
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header -q pyproject.toml -o requirements/run.txt
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header -q --group dev pyproject.toml -o requirements/dev.txt

set-up-to-run:
	@.ci/setup run

set-up-to-test:
	@.ci/setup test
