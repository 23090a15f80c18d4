# Balai. `make run` and `make test` install what is missing on a Debian machine that has Rust, once.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

# Build output may live elsewhere, for a checkout that is thrown away.
ifdef BALAI_TARGET_DIR
export CARGO_TARGET_DIR := $(BALAI_TARGET_DIR)
endif
TARGET := $(abspath $(or $(CARGO_TARGET_DIR),target))

# The browser journeys and the Open311 client start this program.
export BALAI_BINARY := $(TARGET)/debug/balai

# Two files of journeys run at once, and one in which something waits for what never comes is ended.
PATIENCE_MS := 720000

# One set of packages everywhere, and so one set of features: a library is not compiled once more for each purpose.
program := cargo test --locked --workspace --no-run --quiet

# Runs a command under a heading and tells how long it took, so that growth is seen.
step = @printf '\n== %s\n' '$(1)'; TIMEFORMAT='== $(1): %0R s'; time { $(2); }

.PHONY: help run build test faults fuzz fuzz-short bench dist dist-test format lint rules unit power journeys journeys-postgres open311 contract oracle portal new-module test-distributed

help:
	@echo 'make run     build, and serve the Malaysian demo on http://localhost:8080'
	@echo 'make test    run every check and test'
	@echo 'make journeys-postgres   the journeys in a browser, with records in PostgreSQL'
	@echo 'make faults  kill, fill up and cut off what it stands on, and tell what was lost'
	@echo 'make build   build the program for production: $(TARGET)/release/balai'
	@echo 'make fuzz    look for bytes that break a parser, a minute for each'
	@echo 'make bench   measure, and compare with the bare handler'
	@echo 'make test-distributed   tables that outgrow a node, on a cluster of three processes (builds for half an hour)'
	@echo 'make dist    pack the program for other machines: $(TARGET)/dist/'
	@echo 'make dist-test   the same, and try the archive as a stranger would'

# The demo is the production build. A profile without link-time optimisation was tried: cold, on two cores, it took
# as long (388 against 353 seconds of processor time before the kernel was whole): with it, libraries are translated once.
run: build
	exec '$(TARGET)/release/balai' serve --demo --data data/demo

build: $(TARGET)/.installed-build
	cargo build --locked --release --package server

test: $(TARGET)/.installed-test format lint rules unit power fuzz-short journeys open311 contract oracle portal new-module

bench: $(TARGET)/peers/.installed
	cargo build --locked --release --package server --package bench
	BALAI_PEERS='$(TARGET)/peers/bin' '$(TARGET)/release/bench'

# Programs that answer the same questions, from PyPI in a folder of their own.
$(TARGET)/peers/.installed: bench/peers.txt | $(TARGET)/.installed-bench
	python3 -m venv --clear '$(TARGET)/peers'
	'$(TARGET)/peers/bin/pip' install --quiet --disable-pip-version-check --only-binary :all: --requirement $<
	touch $@

dist: build
	dist/archive '$(TARGET)/release/balai' '$(TARGET)/dist'

dist-test: dist $(TARGET)/.installed-dist
	$(call step,dist-test,dist/test '$(TARGET)/release/balai' "$$(ls -t '$(TARGET)'/dist/balai-*.tar.gz | head -n 1)")

format:
	$(call step,format,cargo fmt --all -- --check)

lint:
	$(call step,lint,cargo clippy --locked --workspace --all-targets -- -D warnings)

rules: $(TARGET)/.installed-test
	$(call step,tidy,cargo xtask tidy)
	$(call step,licences,cargo xtask licences)
	$(call step,spelling,cargo xtask spelling)

unit: $(TARGET)/.installed-test
	$(call step,tests,cargo test --locked --workspace)

# Kills, full disks, lost links, a database server that dies, clocks that jump and servers that lie: the same tests as in
# `unit`, each saying what it tried and what was lost.
faults: $(TARGET)/.installed-test power
	$(call step,faults of the store,cargo test --locked --package store --test it -- --nocapture crash:: failover:: full_disk:: lost_links::)
	$(call step,faults of the service,cargo test --locked --package server --test it -- --nocapture storm:: limits:: backup:: restore:: faults:: feed::)
	$(call step,mail servers and programs that lie,cargo test --locked --package kernel --test it -- --nocapture liars::)

# Cuts the power in between: what a disk might hold then is put together and opened.
power: $(TARGET)/.installed-test
	$(call step,power,$(program) && python3 tests/power/cut.py)

# Looks for bytes that break a parser: the same ones in every run, minutes of others when one wants to know.
fuzz-short: $(TARGET)/.installed-test
	$(call step,fuzz,fuzz/run same)

fuzz: $(TARGET)/.installed-test
	$(call step,fuzz,fuzz/run 60)

journeys: $(TARGET)/.installed-test tests/browser/node_modules/.package-lock.json
	$(call step,build,$(program))
	$(call step,journeys,cd tests/browser && node --test --test-concurrency=2 --test-timeout=$(PATIENCE_MS))

# The same journeys where records are kept in PostgreSQL. Not a part of `make test`, whose other tests run on both stores.
journeys-postgres: export BALAI_JOURNEYS_STORE := postgres
journeys-postgres: journeys

open311: $(TARGET)/.installed-test
	$(call step,open311,$(program) && python3 tests/open311/client.py && python3 tests/open311/partners.py)

# The OpenAPI document against the running server, with programs from PyPI in a folder of their own.
contract: $(TARGET)/contract/.installed
	$(call step,contract,$(program) && '$(TARGET)/contract/bin/python' tests/contract/check.py)

$(TARGET)/contract/.installed: tests/contract/requirements.txt | $(TARGET)/.installed-test
	python3 -m venv --clear '$(TARGET)/contract'
	'$(TARGET)/contract/bin/pip' install --quiet --disable-pip-version-check --only-binary :all: --requirement $<
	touch $@

# What DuckDB says to the same questions, frictionless to our CSV and dkimpy to our letters; all from PyPI in a folder of their own.
oracle: $(TARGET)/oracle/.installed
	$(call step,oracle,BALAI_ORACLE='$(TARGET)/oracle/bin/python' cargo test --locked --workspace --test it -- --ignored --nocapture oracle::)
	$(call step,dkim,BALAI_ORACLE='$(TARGET)/oracle/bin/python' cargo test --locked --workspace --test it -- --ignored --nocapture dkim::)

$(TARGET)/oracle/.installed: tests/tables/requirements.txt tests/mail/requirements.txt | $(TARGET)/.installed-test
	python3 -m venv --clear '$(TARGET)/oracle'
	'$(TARGET)/oracle/bin/pip' install --quiet --disable-pip-version-check --only-binary :all: --requirement $<
	'$(TARGET)/oracle/bin/pip' install --quiet --disable-pip-version-check --requirement tests/mail/requirements.txt
	touch $@

# Clients and validators of portals against the running server, from PyPI in a folder of their own.
portal: $(TARGET)/portal/.installed
	$(call step,portal,$(program) && '$(TARGET)/portal/bin/python' tests/portal/check.py)

# All that is needed is named, so that nothing else comes along: one of them is only there as source, for a command line.
$(TARGET)/portal/.installed: tests/portal/requirements.txt | $(TARGET)/.installed-test
	python3 -m venv --clear '$(TARGET)/portal'
	'$(TARGET)/portal/bin/pip' install --quiet --disable-pip-version-check --only-binary :all: --no-deps --requirement $<
	touch $@

# A workspace of its own, whose libraries nobody else needs. Not a part of `make test`.
test-distributed: $(TARGET)/.installed-build
	$(call step,distributed,cd distributed && CARGO_TARGET_DIR='$(TARGET)/distributed' cargo test --locked --test it -- --nocapture answers::)

new-module:
	$(call step,new-module,cargo xtask new-module --try)

tests/browser/node_modules/.package-lock.json: tests/browser/package-lock.json
	npm ci --prefix tests/browser --no-audit --no-fund
	touch $@

# What each purpose needs from Debian; the script leaves alone what is there.
$(TARGET)/.installed-%: .ci/install
	.ci/install $*
	mkdir -p '$(TARGET)'
	touch $@
