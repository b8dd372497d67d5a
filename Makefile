# Two commands for everybody: `make lab` and `make test`. `make help` lists the others.
# Each sets up what it needs, in .venv, and does so once.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
SET_UP := requirements.txt tools/constraints.txt pyproject.toml

.PHONY: help lab test notebooks slides handouts lock bench browser mutate-lessons mutate-library matrix

help: ## List the commands, a line each
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' Makefile | expand -t 24

lab: .venv/ready ## Open the lessons in JupyterLab (options for it: LAB="--no-browser")
	$(BIN)/jupyter lab --ip=127.0.0.1 $(LAB) notebooks/00_start_here.ipynb

test: .venv/ready-to-test ## Run all tests and compare what every lesson prints
	$(BIN)/python -m pytest -n 2 --cov

notebooks: .venv/ready ## Run all lessons and write them back, outputs included
	$(BIN)/python tools/run.py

slides: .venv/ready ## Write the lessons as slides that need no network, into build/slides (needs npm)
	$(BIN)/python tools/slides.py

handouts: .venv/ready ## Write copies for students, and for teachers with solutions, into build/handouts
	$(BIN)/python tools/handouts.py

bench: .venv/ready-to-bench ## Measure the library beside its peers
	$(BIN)/python tests/benchmarks/bench_losses.py
	$(BIN)/python tests/benchmarks/bench_fit.py

browser: .venv/ready-to-browser ## Run lessons and slides in a real browser (needs chromium and npm)
	$(BIN)/python -m pytest tests/browser

mutate-lessons: .venv/ready-to-test ## Change lessons and library in small ways, and see the lessons notice
	$(BIN)/python tools/mutate_lessons.py

mutate-library: .venv/ready-to-test .venv/ready-to-mutants ## Change every line of the library, and list what its unit tests miss
	$(BIN)/mutmut run --max-children 2
	$(BIN)/mutmut results

matrix: .venv/ready ## Run the suite on every Python here, oldest and newest NumPy, without SIMD
	$(BIN)/python tools/matrix.py

lock: .venv/ready ## Make the file of exact versions anew, from pyproject.toml
	$(PIP) uv
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --no-annotate \
		--extra notebooks --extra test --extra browser --custom-compile-command "make lock" \
		--output-file tools/constraints.txt pyproject.toml

.venv/ready: $(SET_UP)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
		"The lessons need Python 3.11 or newer; this is " + sys.version.split()[0] + \
		". Name another one: make lab PYTHON=python3.12")'
	@echo "Setting up .venv: a minute or two, the first time only."
	$(PYTHON) -m venv .venv
	$(PIP) -r requirements.txt
	@touch $@

.venv/ready-to-%: .venv/ready
	$(PIP) -r requirements.txt -e '.[$*]'
	@touch $@
