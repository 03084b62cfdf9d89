# Lotse. The two commands are `make demo` and `make test`; the others are their parts.
SHELL := /bin/bash
.DEFAULT_GOAL := help

SWIFT ?= swift
JOBS ?= $(shell nproc)
# An import that Package.swift does not allow is an error, also where it would compile by chance.
ARROWS = --explicit-target-dependency-import-check error
# From which commit it is built, for --version; where there is no git, nothing is said.
LOTSE_BUILD ?= $(shell git log -1 --format='%h %cs' 2>/dev/null)
RELEASE = LOTSE_BUILD='$(LOTSE_BUILD)' $(SWIFT) build -j $(JOBS) $(ARROWS) -c release --static-swift-stdlib -Xswiftc -static-executable -Xlinker -s --product lotse
# The program that the checks look at; another one, LOTSE=…, is there already.
LOTSE ?= .build/release/lotse
BUILT = $(if $(filter file,$(origin LOTSE)),build)
# The tests are built for speed as well, beside the release, because it is linked otherwise.
TESTED = .build-test
TESTS = --scratch-path $(TESTED) -c release -j $(JOBS) $(ARROWS) -Xswiftc -enable-testing
PREFIX ?= /usr/local
# Where the shells look for completions: bash (bash-completion), zsh, fish.
COMPLETIONS = $(addprefix $(DESTDIR)$(PREFIX)/share/,bash-completion/completions/lotse zsh/site-functions/_lotse \
  fish/vendor_completions.d/lotse.fish)
MAN = $(DESTDIR)$(PREFIX)/share/man
FONTS_FOLDER = .tools/fonts
PACKAGES = libsqlite3-dev libminizip-dev libexpat1-dev nettle-dev sqlite3 pkg-config python3 python3-venv

# What makes PDF and what tests look at spreadsheets with, where Debian has not got it or only older: see `make tools`.
PYTHON_TOOLS = openpyxl==3.1.5 typst==0.15.2
# The engine that reads packages without being loaded, in tests.
ENGINES = duckdb==2.0.1
# What drives a real browser through the pages of `lotse serve`, and what it looks at them with.
BROWSER_TOOLS = playwright==1.65.2 axe-playwright-python==0.1.8
# The shells in which completions are tried.
SHELL_PACKAGES = bash-completion zsh fish
FONT_PACKAGES = fonts-noto-core fonts-noto-color-emoji fonts-droid-fallback fonts-dejavu-core
# The fonts that PDF is set in, and those for what they lack; no others, so that bytes do not hang on the machine.
FONTS = $(addprefix noto/,$(foreach style,Regular Bold Italic BoldItalic,NotoSans-$(style).ttf) \
  $(foreach style,Regular Bold,$(foreach script,Arabic Armenian Bengali Devanagari Ethiopic Georgian Hebrew Khmer Lao \
  Myanmar Sinhala Tamil Thai,NotoSans$(script)-$(style).ttf)) \
  NotoSansMath-Regular.ttf NotoSansSymbols-Regular.ttf NotoSansSymbols2-Regular.ttf NotoColorEmoji.ttf) \
  droid/DroidSansFallbackFull.ttf dejavu/DejaVuSans.ttf dejavu/DejaVuSans-Bold.ttf
TOOLS_PATH = $(CURDIR)/.tools/python/bin:$$PATH

# install PACKAGES: those of the list that are not there yet.
define install
	@missing=; for package in $(1); do \
	  dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; done; \
	if [ -n "$$missing" ]; then \
	  echo "== Installing$$missing"; \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get -o DPkg::Lock::Timeout=300 update -q && \
	  $$sudo env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -q $$missing; \
	else echo "== Debian packages: all there"; fi
endef

.PHONY: help setup build tools demo test lint docs check-docs check-tools check-documents check-browser check-load torture bench install install-files uninstall deb check-deb clean

help: ## Show what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-16s %s\n", $$1, $$2 }'

setup: ## Install the Debian packages that the build needs
	@command -v $(SWIFT) >/dev/null || { echo "make: Swift 6.2 or newer is needed; see swift.org/install" >&2; exit 1; }
	$(call install,$(PACKAGES))

tools: setup ## Set up in .tools/ what makes PDF, and what the tests look at spreadsheets with
	$(call install,$(FONT_PACKAGES))
	@[ -x .tools/python/bin/python3 ] || { echo "== Setting up .tools/python" && python3 -m venv .tools/python; }
	@installed=$$(.tools/python/bin/python3 -m pip freeze 2>/dev/null); for package in $(PYTHON_TOOLS); do \
	  grep -qx "$$package" <<<"$$installed" || { echo "== Installing $$package" && \
	    .tools/python/bin/python3 -m pip install -q --disable-pip-version-check "$$package"; } || exit 1; done
	@printf '#!/bin/sh\nexec "%s" -I "%s" "$$@"\n' "$(CURDIR)/.tools/python/bin/python3" "$(CURDIR)/tools/typst" >.tools/typst
	@chmod +x .tools/typst && rm -rf .tools/fonts && mkdir .tools/fonts
	@ln -s $(addprefix /usr/share/fonts/truetype/,$(FONTS)) .tools/fonts/
	@echo "== Tools: all there"

build: setup ## Build the release binary (.build/release/lotse)
	@echo "== Building the release binary (the first time takes a few minutes)"
	$(RELEASE)

demo: build tools ## Make a sample strategy, this week's report and a council paper in out/
	@mkdir -p out && rm -f out/lotse.db out/lotse.db-wal out/lotse.db-shm
	@echo "== A sample strategy with its history: out/lotse.db"
	$(LOTSE) init --sample --db out/lotse.db
	@echo "== Progress per field"
	$(LOTSE) progress --db out/lotse.db
	@echo "== This week's report"
	$(LOTSE) report weekly --db out/lotse.db -o out/wochenbericht.html
	$(LOTSE) report weekly --db out/lotse.db -o out/wochenbericht.pdf
	@echo "== The paper for the next sitting of a committee: out/vorlage-avos"
	$(LOTSE) report council AVOS --db out/lotse.db --package out/vorlage-avos
	@echo "== Done. Open out/wochenbericht.html and out/vorlage-avos/vorlage.pdf, and try: $(LOTSE) list --overdue --db out/lotse.db"

test: tools ## Build and run all tests
	$(call install,$(SHELL_PACKAGES))
	@echo "== Building the tests (the first time takes ten minutes and more)"
	LOTSE_TESTS=1 $(SWIFT) build --build-tests $(TESTS)
	@echo "== Running the tests"
	PATH="$(TOOLS_PATH)" LOTSE_TESTS=1 $(SWIFT) test --skip-build $(TESTS)

lint: ## Check the format of the sources
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

docs: ## Write the generated documents anew (commands, workflow, the drawing of the house)
	@bash docs/generate docs config
	@docs/house --write

check-docs: ## Compare the generated documents with what the program says
	@fresh=$$(mktemp -d) && trap 'rm -rf '$$fresh EXIT && mkdir $$fresh/docs $$fresh/config && \
	bash docs/generate $$fresh/docs $$fresh/config && \
	for file in docs/commands.md docs/befehle.md config/workflow.yaml; do \
	  diff -u $$file $$fresh/$$file || { echo "$$file is out of date: run 'make docs' and commit" >&2; exit 1; }; done
	@docs/house
	@echo "== Generated documents: up to date"

check-tools: tools ## Install what the tests look at results with: LibreOffice (large), PostgreSQL, DuckDB
	$(call install,libreoffice-calc-nogui libreoffice-writer-nogui poppler-utils postgresql)
	@.tools/python/bin/python3 -m pip install -q --disable-pip-version-check $(ENGINES)

check-documents: $(BUILT) ## Hold written documents against their standards, where the checkers are at hand
	@LOTSE=$(LOTSE) bash Tests/check-documents

OF_A_KIND ?= 4
check-browser: $(BUILT) tools ## Report in a real Chromium; axe, Nu and narrow screens on every page (OF_A_KIND=1000: all)
	$(call install,chromium)
	@.tools/python/bin/python3 -m pip install -q --disable-pip-version-check $(BROWSER_TOOLS)
	.tools/python/bin/python3 Tests/serving/browser --of-a-kind $(OF_A_KIND) $(LOTSE)

REQUESTS ?= 3000
KILLS ?= 2
# Milliseconds that 99 of 100 answers may take.
PATIENCE ?= 200
check-load: $(BUILT) ## A crowd and foes before a server: lost posts, p99, kills, leaks (REQUESTS=100000 KILLS=10 PATIENCE=200)
	python3 Tests/serving/load --requests $(REQUESTS) --kills $(KILLS) --patience $(PATIENCE) $(LOTSE)

TORTURE_SECONDS ?= 300
torture: $(BUILT) ## Torture the release binary: tampering, kills, writers, full disks, fuzz (TORTURE_SECONDS=300, SEED=…)
	Tests/torture/run --seconds $(TORTURE_SECONDS) $(if $(SEED),--seed $(SEED)) $(LOTSE)

bench: build tools ## Measure against sqlite3, Taskwarrior, hledger, DuckDB and Typst (writes Benchmarks/results.md; takes long)
	@.tools/python/bin/python3 -m pip install -q --disable-pip-version-check $(ENGINES)
	LOTSE=$(LOTSE) PATH="$(TOOLS_PATH)" Benchmarks/run

install: build install-files ## Install to PREFIX (/usr/local): program, sample, templates, fonts, completions, pages of man

# The same of a program that is built already.
install-files:
	install -D -m 755 $(LOTSE) $(DESTDIR)$(PREFIX)/bin/lotse
	install -d $(DESTDIR)$(PREFIX)/share/lotse/config/templates $(DESTDIR)$(PREFIX)/share/lotse/Seeds
	install -m 644 config/*.yaml $(DESTDIR)$(PREFIX)/share/lotse/config
	install -m 644 config/templates/* $(DESTDIR)$(PREFIX)/share/lotse/config/templates
	install -m 644 Seeds/*.csv $(DESTDIR)$(PREFIX)/share/lotse/Seeds
	[ ! -d "$(FONTS_FOLDER)" ] || { install -d $(DESTDIR)$(PREFIX)/share/lotse/fonts && \
	  install -m 644 $(FONTS_FOLDER)/* $(DESTDIR)$(PREFIX)/share/lotse/fonts; }
	install -d $(dir $(COMPLETIONS))
	$(LOTSE) completions bash > $(filter %/completions/lotse,$(COMPLETIONS))
	$(LOTSE) completions zsh > $(filter %/_lotse,$(COMPLETIONS))
	$(LOTSE) completions fish > $(filter %.fish,$(COMPLETIONS))
	LOTSE_LANG=en $(LOTSE) __manual $(MAN)
	LOTSE_LANG=de $(LOTSE) __manual $(MAN)/de

uninstall: ## Remove from PREFIX all that `make install` puts there
	rm -f $(DESTDIR)$(PREFIX)/bin/lotse $(COMPLETIONS)
	rm -f $(foreach folder,$(MAN) $(MAN)/de,$(folder)/man1/lotse.1 $(folder)/man1/lotse-*.1 $(folder)/man7/lotse-*.7)
	rm -rf $(DESTDIR)$(PREFIX)/share/lotse

deb: build ## Make a Debian package in out/
	tools/deb $(LOTSE) out

check-deb: build ## Make it twice, ask lintian, and install it in a bare root (where lintian and debootstrap are there)
	Tests/check-deb $(LOTSE)

clean: ## Remove what was built
	rm -rf .build $(TESTED) out
