# Two commands do everything: make run, make test. Both keep their environment in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PAGE := kg-network.html

# As many processes as the machine has cores, and no more than hold their own graphs with ease.
PYTEST := -m pytest -n auto --maxprocesses 4 --dist loadfile

.PHONY: run test check coverage lint long bench lock docs clean

# Set up, build the graph of the shipped documents, answer one question, write the picture.
run: $(READY)
	@echo "== kg build"
	@$(BIN)/kg build
	@echo; echo "== kg law 商标法"
	@$(BIN)/kg law 商标法
	@echo; echo "== kg network --html $(PAGE)"
	@$(BIN)/kg network --html $(PAGE)
	@echo; echo "Open $(PAGE) in a browser. Go on with, for example:"
	@echo "  $(BIN)/kg serve                     all pages in a browser, every number with its tasks"
	@echo "  $(BIN)/kg agency 国家知识产权局     what one agency carries, and with whom"
	@echo "  $(BIN)/kg query                     the list of ready-made questions"
	@echo "  $(BIN)/kg ledger -o ledger.xlsx     the task ledger as a spreadsheet"
	@echo "  $(BIN)/kg build YOUR-PLAN.txt       the graph of a plan of your own"

test: $(READY)
	$(BIN)/python $(PYTEST)

# What CI runs: lint, types, layers, then every test (those of the docs among them).
check: lint test

# Which branches the tests reach; takes half as long again as the tests alone.
coverage: $(READY)
	$(BIN)/coverage erase
	$(BIN)/coverage run $(PYTEST)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --fail-under=90 --skip-covered | tail -n 30

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The full counts of the property tests, and every page of the site instead of a sample.
long: $(READY)
	KG_REQUIRE_ALL=1 $(BIN)/python -m pytest -m long
	KG_REQUIRE_ALL=1 KG_EVERY_PAGE=1 $(BIN)/python -m pytest tests/web/test_every_page.py

bench: $(READY)
	$(BIN)/python -m benchmarks

docs: $(READY)
	$(BIN)/python -m kg.graph.reference --write docs/ontology.md
	$(BIN)/kg network --graph "$$($(BIN)/python -c 'from kg.ask.builds import shipped_graph; print(shipped_graph())')" \
	  --svg docs/network.svg

# Resolve the pins of requirements.lock anew, for every platform and Python the project supports.
lock: $(READY)
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	  --no-emit-index-url --group dev --extra fast --custom-compile-command "make lock" \
	  pyproject.toml --output-file requirements.lock

clean:
	rm -rf $(VENV) kg-graph $(PAGE) .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; try: make PYTHON=python3.12 run")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
