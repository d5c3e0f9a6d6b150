# IPCity in a dozen verbs. `make run` and `make test` set up whatever they need.
PORT ?= 8000
IPCITY_HOME ?= var
PLAN ?=
DATABASE_URL ?=
PYTEST_ARGS ?=
export PORT IPCITY_HOME PLAN DATABASE_URL

VENV := .venv
PY := $(VENV)/bin/python
PYTHON3 := $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
READY := $(VENV)/.ready

# on tables of a few rows Spark would spend its time compiling code for each query
INTERPRETED := --conf spark.sql.codegen.wholeStage=false --conf spark.sql.codegen.factoryMode=NO_CODEGEN

.PHONY: setup run test check fix bench stories spark constraints clean help
.DEFAULT_GOAL := help

help:  ## list the verbs
	@awk -F':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

setup: $(READY)  ## make .venv with everything that run and test need, browser assets included

$(READY): pyproject.toml constraints.txt $(wildcard src/ipcity/web/browser/package*.json)
	@test -n "$(PYTHON3)" || { echo "需要 Python 3.11 或更高版本（python3）。"; exit 1; }
	@test -x $(PY) || $(PYTHON3) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "python3 缺少 venv 模块，请先安装（Debian/Ubuntu：apt-get install python3-venv）。"; exit 1; }
	$(PY) -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	$(VENV)/bin/ipcity assets
	@touch $@

run: $(READY)  ## serve the product on 127.0.0.1:$(PORT), worker included (PLAN=, IPCITY_HOME=)
	@$(VENV)/bin/ipcity assets
	@exec $(VENV)/bin/ipcity run

test: $(READY)  ## the whole default suite, on SQLite or TEST_DATABASE_URL
	@$(PY) -m pytest -n 4 --dist worksteal -m "not story and not spark" $(PYTEST_ARGS)

stories: $(READY)  ## browser stories (needs chromium)
	@$(PY) -m pytest -n 3 -m story $(PYTEST_ARGS)

spark: $(READY)  ## the worked tables on Spark (needs Java 17; installs pyspark)
	@$(PY) -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,spark]'
	@PYSPARK_SUBMIT_ARGS="$(INTERPRETED) pyspark-shell" $(PY) -m pytest -n 0 -m spark $(PYTEST_ARGS)

check: $(READY)  ## lint, format, types, import contracts
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports

fix: $(READY)  ## mend what can be mended: lint, format, generated reference pages
	@$(VENV)/bin/ruff check --fix --exit-zero .
	@$(VENV)/bin/ruff format .
	@UPDATE_REFERENCE=1 $(PY) -m pytest -q tests/architecture/test_reference.py tests/domain/terms/test_glossary.py

bench: $(READY)  ## the measurements that README quotes, each beside its peer
	@for script in bench/*.py; do echo "== $$script"; $(PY) $$script || exit 1; done

constraints:  ## pin today's newest versions, from a clean environment
	@rm -rf build/pin && $(PYTHON3) -m venv build/pin
	@build/pin/bin/python -m pip install --quiet --disable-pip-version-check '.[dev]'
	@{ echo "# Versions this release was tested with; made by make constraints."; \
	  build/pin/bin/python -m pip freeze --exclude ipcity | grep -v ' @ '; } > constraints.txt
	@rm -rf build/pin

clean:  ## drop the environment and caches, never IPCITY_HOME
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
