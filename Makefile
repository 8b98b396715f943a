# Standoff. Needs python3 (3.11 or later) and make; everything else is set up under .venv.
#
#   make demo    set up, read the sample crisis into demo/crisis.case, print its brief and where to look next
#   make test    set up, run all tests, those in a browser included
#   make check   lint, format, types, and whether the generated documents are up to date
#   make bench   measure reading against the bare parse, adding, start-up and memory
#   make serve   open the desk over the sample crisis
#   make train-reader CORPUS=DIR   train the reader model on DIR/train.jsonl.gz (about two hours)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
UV_VERSION := 0.13.9
SYNC := VIRTUAL_ENV=$(CURDIR)/$(VENV) UV_PROJECT_ENVIRONMENT=$(CURDIR)/$(VENV) $(UV) sync --quiet --locked --inexact
TESTS ?= tests
CASE := demo/crisis.case
TRAIN := .venv-train
OUT ?= build/reader

.DEFAULT_GOAL := help
.PHONY: help demo test check bench serve format docs train-reader train-typer train-names clean

help:
	@sed -n 's/^#   //p' Makefile

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Standoff needs Python 3.11 or later; name one with: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "python3 cannot make a virtual environment; on Debian or Ubuntu type: sudo apt-get install python3-venv"; rm -rf $(VENV); exit 1; }
	@echo "setting up .venv ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

$(VENV)/.run: uv.lock pyproject.toml | $(UV)
	@$(SYNC) --no-dev
	@touch $@

$(VENV)/.dev: uv.lock pyproject.toml | $(UV)
	@$(SYNC)
	@touch $@ $(VENV)/.run

demo: $(VENV)/.run
	@$(BIN)/python -m standoff.cli.demo $(CASE)

serve: demo
	@$(BIN)/standoff serve $(CASE) --open

test: $(VENV)/.dev
	@sh tools/browser.sh
	@$(BIN)/python -m pytest $(TESTS) -n 2 --dist loadfile --cov --cov-report=term

check: $(VENV)/.dev
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --quiet || { $(BIN)/ruff format --diff --quiet; exit 1; }
	@$(BIN)/mypy
	@$(BIN)/python tools/write_docs.py --check

bench: $(VENV)/.dev
	@$(BIN)/python bench/reading.py
	@$(BIN)/python bench/adding.py
	@$(BIN)/python bench/starting.py

format: $(VENV)/.dev
	@$(BIN)/ruff check --fix --quiet || true
	@$(BIN)/ruff format --quiet

docs: $(VENV)/.dev
	@$(BIN)/python tools/write_docs.py

$(TRAIN)/.ready: training/requirements.txt uv.lock pyproject.toml | $(UV)
	@$(UV) venv --quiet --clear --python $(BIN)/python $(TRAIN)
	@$(UV) pip install --quiet --python $(TRAIN)/bin/python --requirement training/requirements.txt --editable .
	@touch $@

train-reader: $(TRAIN)/.ready
	@test -n "$(CORPUS)" || { echo "name the folder of the labelled articles: make train-reader CORPUS=DIR (training/README.md)"; exit 1; }
	@sh training/train_reader.sh $(TRAIN)/bin/python "$(CORPUS)" $(OUT)

train-typer: $(TRAIN)/.ready
	@mkdir -p $(OUT)
	@$(TRAIN)/bin/python -m training.typer.train $(OUT)/typer.pt $(if $(EVENTS),--events "$(EVENTS)")
	@$(TRAIN)/bin/python -m training.typer.export $(OUT)/typer.pt $(OUT)
	@echo "the typer is $(OUT)/sentences.onnx and $(OUT)/types.onnx (training/README.md)"

train-names: $(TRAIN)/.ready
	@test -n "$(CORPUS)" || { echo "name the folder of the articles: make train-names CORPUS=DIR (training/README.md)"; exit 1; }
	@mkdir -p $(OUT)
	@$(TRAIN)/bin/python -m training.names.train "$(CORPUS)" $(OUT)/names.pt
	@$(TRAIN)/bin/python -m training.names.export $(OUT)/names.pt $(OUT)
	@echo "the branch is $(OUT)/names.onnx (training/README.md)"

clean:
	@rm -rf $(VENV) $(TRAIN) demo .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
