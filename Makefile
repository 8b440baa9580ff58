# The same commands everywhere: by hand, in the README, in CI.
PORT ?= 8000
DATA ?= .data
HOST ?= 127.0.0.1
HTTPS ?=
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NPM := npm --prefix frontend
JIAYUAN := JIAYUAN_DATA=$(DATA) $(BIN)/jiayuan
SOURCES := $(shell find frontend/src frontend/build frontend/*.html frontend/*.ts -type f 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help run setup test unit browser check hooks dev client docs migration bench screenshots build lock fuzz clean

help:  ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## */  \1	/' | expand -t 16

run: $(VENV)/run.stamp frontend/dist/built.stamp  ## set up, load the reference community, serve on PORT; HTTPS=1 for phones
	@$(BIN)/python -m compileall -q backend
	@$(JIAYUAN) migrate
	@$(JIAYUAN) demo
	@$(JIAYUAN) serve --host $(HOST) --port $(PORT) $(if $(HTTPS),--https)

setup: $(VENV)/dev.stamp frontend/node_modules/ready.stamp  ## everything that work on the code needs

build: frontend/dist/built.stamp  ## the frontend, ready to be served

test: unit browser  ## all tests, the browser ones included

unit: setup build  ## rules, properties, API, security, faults
	$(BIN)/pytest -n 2 --dist loadfile
	$(NPM) test

browser: setup build  ## journeys in a real browser against the built frontend
	$(BIN)/python tests/browser/find_browser.py
	$(NPM) run browser

check: setup  ## formats, types, floors, contracts; changes nothing
	$(BIN)/ruff check backend tests bench
	$(BIN)/ruff format --check backend tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(NPM) run check

hooks: setup  ## the same before each commit, for the files at hand
	$(BIN)/pre-commit install

dev: setup  ## the API and the frontend's dev server
	$(JIAYUAN) migrate && $(JIAYUAN) demo
	$(JIAYUAN) serve --port $(PORT) & $(NPM) run dev; kill %1

client: setup  ## the contract and the typed client made from it
	$(BIN)/jiayuan export openapi docs/reference/openapi.json
	$(NPM) run client

docs: setup  ## docs/reference from the declarations
	$(BIN)/python docs/generate.py

migration: setup  ## a new migration from the models: make migration NAME="what is true now"
	$(JIAYUAN) migrate
	JIAYUAN_DATA=$(DATA) $(BIN)/alembic revision --autogenerate --rev-id $$(date +%Y%m%d_%H%M) -m "$(NAME)"

bench: setup build  ## figures as ratios, written to docs/reference/performance.md
	$(BIN)/python -m bench

screenshots: setup build  ## the pictures of README and docs/guide
	$(NPM) run screenshots

fuzz: setup  ## the long contract test as every role
	JIAYUAN_FUZZ_EXAMPLES=200 $(BIN)/pytest tests/security/test_contract.py

lock: setup  ## renew the hashed locks
	$(BIN)/uv pip compile pyproject.toml --group build --universal --generate-hashes --no-emit-index-url --python-version 3.11 -q -o requirements.lock --upgrade
	$(BIN)/uv pip compile pyproject.toml --group build --group dev --universal --generate-hashes --no-emit-index-url --python-version 3.11 -q -o requirements-dev.lock --upgrade

clean:  ## remove what was built (not the data)
	rm -rf frontend/dist frontend/node_modules $(VENV)

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/run.stamp

frontend/node_modules/ready.stamp: frontend/package-lock.json
	$(NPM) ci --no-audit --no-fund --loglevel=error
	@touch $@

frontend/dist/built.stamp: frontend/node_modules/ready.stamp $(SOURCES)
	$(NPM) run build
	@touch $@
