# The standing commands. `make run` and `make test` need nothing but Debian and Swift 6.3.

SHELL := /bin/bash
.DEFAULT_GOAL := build
.PHONY: run test build bench format lint fuzz deps clean

# Plain `swift build` makes a dynamic executable; the one that ships is static, which no manifest
# setting can ask for. libedit's own dependencies must be named: the linker does not find them.
STATIC := --static-swift-stdlib -Xswiftc -static-executable \
  -Xlinker -ltinfo -Xlinker -lbsd -Xlinker -lmd
SOURCES := Package.swift Sources Tests

deps:
	@.ci/install-missing

build: deps
	swift build -c release --product qualm $(STATIC)

run: build
	@.build/release/qualm

test:
	@.ci/install-missing sqlite3
	swift test --disable-xctest

format:
	swift format --in-place --recursive --parallel $(SOURCES)

lint:
	swift format lint --strict --recursive --parallel $(SOURCES)

clean:
	rm -rf .build .build-*
