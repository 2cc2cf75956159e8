# The standing commands. `make run` and `make test` need nothing but Debian and Swift 6.3: what is
# missing from Debian is installed first.

SHELL := /bin/bash
.DEFAULT_GOAL := build
.PHONY: run test build install uninstall bench format lint fuzz deps clean

# Plain `swift build` makes a dynamic executable; the one that ships is static, which no manifest
# setting can ask for. libedit's own dependencies must be named: the linker does not find them.
STATIC := --static-swift-stdlib -Xswiftc -static-executable \
  -Xlinker -ltinfo -Xlinker -lbsd -Xlinker -lmd
SOURCES := Package.swift Sources Tests

# The prompt, on the corpus that ships with the language.
run: build
	@.build/release/qualm

# The executable that ships: static, at .build/release/qualm.
build: deps
	swift build -c release --product qualm $(STATIC)

# The executable, its manual page and the completion scripts, where the system looks for each.
# PREFIX says where to (as root for /usr/local), DESTDIR what stands before it while a package is made.
PREFIX ?= /usr/local
DESTDIR ?=
PROGRAM := .build/release/qualm
BINARY := $(DESTDIR)$(PREFIX)/bin/qualm
MANUAL := $(DESTDIR)$(PREFIX)/share/man/man1/qualm.1
BASH_COMPLETION := $(DESTDIR)$(PREFIX)/share/bash-completion/completions/qualm
ZSH_COMPLETION := $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_qualm
FISH_COMPLETION := $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/qualm.fish

install:
	@test -x '$(PROGRAM)' || $(MAKE) --no-print-directory build
	install -D -m 755 '$(PROGRAM)' '$(BINARY)'
	install -d $(foreach file,MANUAL BASH_COMPLETION ZSH_COMPLETION FISH_COMPLETION,"$$(dirname '$($(file))')")
	'$(PROGRAM)' man > '$(MANUAL)'
	'$(PROGRAM)' completion bash > '$(BASH_COMPLETION)'
	'$(PROGRAM)' completion zsh > '$(ZSH_COMPLETION)'
	'$(PROGRAM)' completion fish > '$(FISH_COMPLETION)'
	chmod 644 '$(MANUAL)' '$(BASH_COMPLETION)' '$(ZSH_COMPLETION)' '$(FISH_COMPLETION)'

uninstall:
	rm -f '$(BINARY)' '$(MANUAL)' '$(BASH_COMPLETION)' '$(ZSH_COMPLETION)' '$(FISH_COMPLETION)'

# Without XCTest, or the closing line would speak of its 0 tests. sqlite3 is the second opinion,
# tmux the terminal that the prompt is looked at in.
test:
	@.ci/install-missing sqlite3 tmux zsh fish
	swift test --disable-xctest

# How quickly the program starts and answers, beside sqlite3 in the same run.
bench:
	@Benchmarks/run

# Puts the sources into their one form; `lint` only says what is not in it.
format:
	swift format --in-place --recursive --parallel $(SOURCES)

lint:
	swift format lint --strict --recursive --parallel $(SOURCES)

# Thirty seconds of random input.
fuzz: deps
	.ci/fuzz-smoke 30

deps:
	@.ci/install-missing

clean:
	rm -rf .build .build-*
