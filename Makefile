# Figurewatch: `make run` starts it, `make test` tries all of it, `make check` is what CI runs.

PYTHON ?= python3
PORT ?= 8000
DEMO ?= 1
# The demo keeps its data apart, so that DEMO=0 starts empty.
DATA_DIR ?= $(if $(filter 0,$(DEMO)),var,var/demo)
BIN = .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run test check lint types imports migrations translations format secrets install install-dev

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: install ## Start Figurewatch with the demo newsroom (DEMO=0: empty; PORT=8001: elsewhere)
	@DATA_DIR="$(DATA_DIR)" $(BIN)/python -m factcheck.up --port $(PORT) $(if $(filter 0,$(DEMO)),,--demo)

test: install-dev ## Run every test, with Chromium, then on PostgreSQL and Redis
	@$(BIN)/python scripts/run_tests.py

check: lint types imports migrations test ## What CI runs

lint: install-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint templates --lint --quiet

types: install-dev
	$(BIN)/mypy factcheck monitor tests demo scripts manage.py

imports: install-dev
	$(BIN)/lint-imports

migrations: install-dev
	$(BIN)/python manage.py makemigrations --check --dry-run

translations: install-dev ## Bring the catalogues in locale/ up to the words of the program
	$(BIN)/python -m scripts.translations

format: install-dev ## Put code into the house's form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

secrets: ## Make the secrets docker-compose.yml reads
	@mkdir -p -m 700 secrets
	@for name in secret_key database_password; do \
	    test -s secrets/$$name || $(PYTHON) -c "import secrets; print(secrets.token_urlsafe(50))" > secrets/$$name; done

install: $(BIN)/uv
	@$(BIN)/uv sync --frozen --inexact --no-dev --quiet

install-dev: $(BIN)/uv
	@$(BIN)/uv sync --frozen --inexact --extra postgres --extra s3 --quiet

$(BIN)/uv:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
