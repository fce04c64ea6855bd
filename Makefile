# Each chore one word. Only Python 3.11 or later, make and the network are needed.
PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
BENCH := $(subst .venv,.venv-bench,$(BIN))
QUALITY := $(subst .venv,.venv-bench-quality,$(BIN))
EXTRACTION := $(subst .venv,.venv-bench-extraction,$(BIN))
RELOADED := $(subst .venv,.venv-reloaded,$(BIN))
READY := .venv/ready
RELOADED_READY := .venv-reloaded/ready

.PHONY: setup run test test-all test-reloaded opensearch opensearch-stop test-opensearch whoosh-suites pictures lint bench bench-growth bench-quality bench-extraction wheel clean

setup: $(READY)

$(READY): requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -c "open('$(READY)', 'w').close()"

run: setup
	$(BIN)/tinxa demo

# The tests of a file together; three processes, for those of a browser wait for it much of the time.
PARALLEL := --numprocesses 3 --dist loadfile

test: setup
	$(BIN)/python -m pytest $(PARALLEL)

# First and alone those that stop nodes: what waits for a core is not green in time.
FAULTS := tests/slow/opensearch/test_faults.py tests/slow/opensearch/test_refusals.py

test-all: setup
	$(BIN)/python -m pytest -m slow $(FAULTS)
	$(BIN)/python -m pytest -m slow $(PARALLEL) $(FAULTS:%=--deselect %)

test-reloaded: $(RELOADED_READY)
	$(RELOADED)/python -m pytest tests/contract tests/indexer tests/searcher

# Three real nodes on this machine, detached; needs Java 17 and Maven, whose settings say where to fetch.
opensearch: setup
	$(BIN)/python -m tests.cluster start

opensearch-stop: setup
	$(BIN)/python -m tests.cluster stop

test-opensearch: setup
	$(BIN)/python -m pytest -m slow tests/contract tests/slow/opensearch

# Those of README and docs/guides, of the demo as it is now; needs Chromium.
pictures: setup
	$(BIN)/python -m tests.pictures

whoosh-suites: setup $(RELOADED_READY)
	$(BIN)/python -m benchmarks.whoosh_suites
	$(RELOADED)/python -m benchmarks.whoosh_suites

$(RELOADED_READY): requirements/reloaded.txt
	$(PYTHON) -m venv .venv-reloaded
	$(RELOADED)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/reloaded.txt
	@$(RELOADED)/python -c "open('$(RELOADED_READY)', 'w').close()"

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy --ignore-missing-imports -p benchmarks.speed -p benchmarks.page -p benchmarks.cluster -p benchmarks.quality.retrieval -p benchmarks.quality.extraction -m benchmarks.quality.constants
	$(BIN)/lint-imports

# CORPUS, ARTICLES and BENCH_OPTIONS may be given: make bench ARTICLES=5000 BENCH_OPTIONS="--rounds 1"
CORPUS ?= $(TINXA_EVAL)/news/vietnews-20k.jsonl.gz
ARTICLES ?= 20000

$(BENCH)/ready: requirements/bench.txt
	$(PYTHON) -m venv .venv-bench
	$(BENCH)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@$(BENCH)/python -c "open('$(BENCH)/ready', 'w').close()"

bench: $(BENCH)/ready
	$(BENCH)/python -m benchmarks.speed all --corpus $(CORPUS) --size $(ARTICLES) $(BENCH_OPTIONS)

bench-growth: $(BENCH)/ready
	$(BENCH)/python -m benchmarks.speed growth --corpus $(CORPUS) $(BENCH_OPTIONS)

$(QUALITY)/ready: requirements/quality.txt
	$(PYTHON) -m venv .venv-bench-quality
	$(QUALITY)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/quality.txt
	@$(QUALITY)/python -c "open('$(QUALITY)/ready', 'w').close()"

# SETS may be given: make bench-quality SETS="alqac2023 titles"
bench-quality: $(QUALITY)/ready
	$(QUALITY)/python -m benchmarks.quality.retrieval $(SETS)

# Everything is listed there; pip trips over one extra of lxml spelt in two ways.
$(EXTRACTION)/ready: requirements/extraction.txt
	$(PYTHON) -m venv .venv-bench-extraction
	$(EXTRACTION)/python -m pip install --quiet --no-deps --disable-pip-version-check --require-hashes -r requirements/extraction.txt
	@$(EXTRACTION)/python -c "open('$(EXTRACTION)/ready', 'w').close()"

# SETS may be given: make bench-extraction SETS="rebuilt demo"
bench-extraction: $(EXTRACTION)/ready
	$(EXTRACTION)/python -W ignore -m benchmarks.quality.extraction --write $(SETS)

wheel: setup
	$(BIN)/python -m hatchling build --target wheel

clean:
	$(PYTHON) -c "import shutil; [shutil.rmtree(p, ignore_errors=True) for p in ('.venv', '.venv-bench', '.venv-bench-quality', '.venv-bench-extraction', '.venv-reloaded', 'dist')]"
