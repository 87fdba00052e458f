# What people type. `make help` lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup build demo test lint format docs record bench

PROGRAM := .build/release/justera
# Tesseract's threads would fight over the cores that the workers and tests fill already.
export OMP_THREAD_LIMIT := 1

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

setup: ## install what is missing (Debian packages)
	@scripts/setup.sh

build: setup ## build the program: .build/release/justera
	swift build -c release --product justera

demo: build ## run the main job on fixtures/ and show what came of it
	@rm -rf demo
	$(PROGRAM) run fixtures --include 'input.*' --output demo
	@scripts/show-demo.py demo

test: setup ## pass every test
	swift build --build-tests
	swift test --skip-build --disable-xctest

lint: ## check the format; the compiler's warnings are errors in every build
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks

format: ## put the format right
	swift format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks

docs: setup ## build the documentation; a dead link fails
	@for target in Minutes Scanning Correction Structure Pipeline; do \
	  swift package generate-documentation --target $$target --warnings-as-errors || exit 1; \
	done

record: setup ## write the golden records of fixtures/ anew (the run fails, so that it is not missed)
	RECORD=1 swift test --disable-xctest --filter GoldenTests

bench: build ## time what has a speed goal, and how correction grows with the text (some minutes)
	Benchmarks/run.sh
