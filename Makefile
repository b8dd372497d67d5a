# Two commands for everybody: `make lab` and `make test`. `make help` lists the others.
# Each sets up what it needs in .venv, once.

PYTHON ?= python3
BIN := .venv/bin
# A line for each package shows progress; bash can tell that pip failed.
SHELL := bash
INSTALL = set -o pipefail; $(BIN)/python -m pip install --disable-pip-version-check $(1) \
	| grep --line-buffered -oE '^(Collecting [^ ]+|Installing collected packages)'
SET_UP := requirements.txt tools/constraints.txt pyproject.toml

.PHONY: help lab hub hub-code hub-reset test test-more test-hub lesson notebooks slides handouts overview site lite \
	hooks bench browser test-pyodide \
	mutate-lessons mutate-library matrix lock

help: ## List the commands, one per line
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' Makefile | expand -t 24

lab: .venv/ready ## Open your own copies of the lessons in JupyterLab (its options: LAB="--no-browser")
	$(BIN)/python tools/lab.py $(LAB)

hub: .venv/ready-to-hub ## Let your class in, by name, on this computer (its options: HUB="--ip=…")
	$(BIN)/python tools/hub.py $(HUB)

hub-code: .venv/ready-to-hub ## Give one learner a new code to sign in with: make hub-code NAME=ada
	$(BIN)/python tools/hub.py --code $(or $(NAME),$(error Say whose: make hub-code NAME=ada))

hub-reset: .venv/ready-to-hub ## Remove what one learner wrote, after asking: make hub-reset NAME=ada
	$(BIN)/python tools/hub.py --reset $(or $(NAME),$(error Say whose: make hub-reset NAME=ada))

test: .venv/ready-to-test ## Test the library and the rules for lessons, and compare what lessons 00 to 08 print
	$(BIN)/python -m pytest -n 2 tests/library tests/lessons lessons_lib notebooks -k "not 09_at_work" --cov

test-more: .venv/ready-to-test ## Test the tools and the fits on worker processes, and compare what lesson 09 prints
	$(BIN)/python -m pytest -n 2 tests notebooks -k "tools or cluster or 09_at_work"

lesson: .venv/ready-to-test ## Run, write back and test one lesson: make lesson N=03
	$(BIN)/python tools/run.py notebooks/$(or $(N),$(error Say which: make lesson N=03))_*
	$(BIN)/python -m pytest -n 2 --quiet -k '$(N)_ or lesson_$(N)' \
		notebooks/$(N)_* tests/lessons

notebooks: .venv/ready-to-work ## Run all lessons and write them back, outputs included
	$(BIN)/python tools/run.py

slides: .venv/ready ## Write the lessons as slides that need no network, into build/slides (needs npm)
	$(BIN)/python tools/slides.py

handouts: .venv/ready-to-work ## Write copies for students, and for teachers with solutions, into build/handouts
	$(BIN)/python tools/handouts.py

overview: .venv/ready ## Write what a class solved and where it slipped: make overview FOLDER=returned (without names: NAMES=no)
	$(BIN)/python tools/overview.py "$(if $(FOLDER),$$FOLDER,$(error Say which: make overview FOLDER=returned))"

site: lite ## Write the lessons as pages to read, search and run, into build/site (needs npm)
	$(BIN)/python tools/pages.py

lite: .venv/ready-to-site ## Write lessons that run in a browser into build/site/lite (needs npm)
	$(BIN)/python tools/lite.py

hooks: .venv/ready-to-test .venv/ready-to-hooks ## Let git check the style of commits and compare notebooks cell by cell
	$(BIN)/pre-commit install
	$(BIN)/nbdime config-git --enable

bench: .venv/ready-to-test .venv/ready-to-bench ## Measure the speed of the library and of its peers
	$(BIN)/python tests/benchmarks/bench_losses.py
	$(BIN)/python tests/benchmarks/bench_fit.py
	$(BIN)/python tests/benchmarks/bench_blocks.py
	$(BIN)/python tests/benchmarks/pytorch_of_lesson_09.py
	$(BIN)/python -m pytest -n0 --quiet --no-cov tests/lessons/test_phrase_book.py

browser: .venv/ready-to-work .venv/ready-to-browser .venv/ready-to-site ## Run lessons, slides and site in a real browser (needs chromium and npm; inside the browser: LITE="01 02")
	$(BIN)/python tools/npm.py tools/deck tools/site tests/browser
	LITE="$(or $(LITE),03 06 08)" $(BIN)/python -m pytest -n 3 --no-loadscope-reorder $(or $(ONLY),tests/browser tests/moving)

test-hub: .venv/ready-to-test .venv/ready-to-hub ## Let a class of three in, and attack the hub (thirty: LEARNERS=30)
	LEARNERS=$(or $(LEARNERS),3) $(BIN)/python -m pytest -n 0 -rs --no-cov tests/hub tests/tools/test_hub.py

test-pyodide: .venv/ready-to-test .venv/ready-to-site ## Run the lessons on Pyodide and compare what they print (needs node and npm)
	$(BIN)/python -m pytest -n 0 -rs tests/pyodide

mutate-lessons: .venv/ready-to-test ## Change lessons and library in small ways, and check that the lessons notice
	$(BIN)/python tools/mutate_lessons.py

mutate-library: .venv/ready-to-test .venv/ready-to-mutants ## Change every line of the library, and list the changes its unit tests miss
	$(BIN)/mutmut run --max-children 2
	$(BIN)/mutmut results

matrix: .venv/ready-to-matrix ## Run the suite with the oldest and the newest packages (options: NOX="--list")
	$(BIN)/nox --noxfile tools/noxfile.py $(NOX)

lock: .venv/ready-to-matrix ## Rewrite the file of exact versions from pyproject.toml
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --no-annotate \
		--extra notebooks --extra work --extra test --extra browser --extra hooks --extra matrix --extra site \
		--extra hub \
		--custom-compile-command "make lock" --output-file tools/constraints.txt pyproject.toml

.venv/ready: $(SET_UP)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
		"The lessons need Python 3.11 or newer; this is " + sys.version.split()[0] + \
		". Name another one: make lab PYTHON=python3.12")'
	@echo "Setting up .venv: a minute or two, the first time only."
	$(PYTHON) -m venv .venv
	@$(call INSTALL,-r requirements.txt)
	@touch $@

.venv/ready-to-%: .venv/ready
	@$(call INSTALL,-r requirements.txt -e '.[$*]')
	@touch $@
