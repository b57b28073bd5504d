internal import Logging
internal import Schema
internal import ServiceLifecycle
internal import Streaming

/// Runs the engine as a service: the start-up check, then the comparison with genesis, then deciding, until the process is asked to stop.
struct EngineService<Core: ServiceCore>: Service {
    /// The first and the longest pause before the registry's decisions are read again after an error; it doubles in between.
    static var firstPause: Duration { .seconds(5) }
    static var longestPause: Duration { .seconds(60) }

    let engine: ServiceEngine<Core>
    let check: StartUpCheck
    let watch: TopicWatch
    let genesisReader: GenesisReader
    let genesis: GenesisGuard
    let state: ServiceState
    let logger: Logger
    let time: Timekeeper

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            do {
                try await self.work()
            } catch {
                // Errors caused by being stopped are not failures.
                guard Task.isCancelled else { throw error }
            }
            await self.state.enter(.stopping)
        }
    }

    private func work() async throws {
        let descriptions = try await check.wait()
        await state.enter(.starting, detail: "reading the registry's decisions")
        let halt: @Sendable (HaltReason) async -> Void = { [state, engine] reason in
            await state.halt(reason)
            await engine.haltAll(reason)
        }
        await watch.halts(halt)
        await watch.look(at: descriptions)
        let known = try await genesisKnownAtStart()
        if let known {
            await watch.compare(clock: known.clock)
            await watch.look(at: descriptions)
            guard await genesis.found(known, descriptions: descriptions) else {
                await state.enter(.refused, detail: "genesis does not fit the configuration")
                // Nothing is decided, but the topics are still watched, so that the health endpoints report what is wrong with them.
                return await watch.run()
            }
        }
        await genesis.halts(halt)
        await state.enter(.running)
        logger.notice("running", metadata: ["rules": "\(Core.rulesVersion)"])
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await self.watch.run() }
            if known == nil { group.addTask { await self.watchForGenesis(descriptions) } }
            defer { group.cancelAll() }
            try await engine.run()
        }
    }

    private func genesisKnownAtStart() async throws -> PBGenesis? {
        var filter = RepetitionFilter()
        var pause = Self.firstPause
        while true {
            do {
                return try await genesisReader.next(stopsAtEnd: true)
            } catch let violation as FoldViolation {
                // The engine reads the same records and halts each partition with the violation's name.
                logger.error("the registry's decisions are not intact", metadata: ["error": "\(violation)"])
                return nil
            } catch {
                try Task.checkCancellation()
                await state.enter(.starting, detail: "genesis cannot be read: \(error)")
                if let suppressed = filter.admit("", about: RepetitionFilter.kind(of: error), at: time.now()) {
                    logger.warning(
                        "genesis cannot be read; trying again",
                        metadata: ["error": "\(error)"].merging(RepetitionFilter.metadata(suppressed: suppressed)) { $1 })
                }
                try await time.sleep(pause)
                pause = min(pause * 2, Self.longestPause)
            }
        }
    }

    /// For a city whose registry has not decided genesis yet: compares genesis as soon as it has.
    private func watchForGenesis(_ descriptions: [String: TopicDescription]) async {
        logger.notice("no genesis yet: the registry refuses everything else until there is one")
        while !Task.isCancelled {
            do {
                guard let found = try await genesisReader.next(stopsAtEnd: false) else { continue }
                await watch.compare(clock: found.clock)
                _ = await genesis.found(found, descriptions: descriptions)
                return
            } catch {
                // The engine reads the same records, and reports what is wrong with them.
                guard !Task.isCancelled, !(error is FoldViolation) else { return }
                do { try await time.sleep(Self.firstPause) } catch { return }
            }
        }
    }
}
