internal import Logging
internal import Schema
internal import ServiceLifecycle
internal import Streaming

/// The engine as a service: first the start-up check, then genesis, then deciding, until the process is asked to stop.
struct EngineService<Core: ServiceCore>: Service {
    /// Pause before the registry's decisions are read again after an error.
    static var retryPause: Duration { .seconds(5) }

    let engine: ServiceEngine<Core>
    let check: StartUpCheck<ContinuousClock>
    let genesisReader: GenesisReader
    let genesis: GenesisGuard
    let state: ServiceState
    let logger: Logger

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            do {
                try await self.work()
            } catch {
                // Whatever the work made of being stopped, it is not a failure.
                guard Task.isCancelled else { throw error }
            }
            await self.state.enter(.stopping)
        }
    }

    private func work() async throws {
        let descriptions = try await check.wait()
        let known = try await genesisKnownAtStart()
        if let known, await !genesis.found(known, descriptions: descriptions) {
            await state.enter(.refused, detail: "genesis does not fit the configuration")
            return await untilCancelled()
        }
        await genesis.guards(
            owned: { [engine] in await engine.status().partitions.map(\.partition) },
            halt: { [engine] partition, reason in await engine.halt(partition: partition, reason: reason) })
        await state.enter(.running)
        logger.notice("running", metadata: ["rules": "\(Core.rulesVersion)"])
        try await withThrowingTaskGroup(of: Void.self) { group in
            if known == nil { group.addTask { await self.watchForGenesis(descriptions) } }
            defer { group.cancelAll() }
            try await engine.run()
        }
    }

    private func genesisKnownAtStart() async throws -> PBGenesis? {
        while true {
            do {
                return try await genesisReader.next(stopsAtEnd: true)
            } catch let violation as FoldViolation {
                // The engine reads the same records and halts by name, partition by partition.
                logger.error("the registry's decisions are not intact", metadata: ["error": "\(violation)"])
                return nil
            } catch {
                try Task.checkCancellation()
                logger.warning("genesis cannot be read; trying again", metadata: ["error": "\(error)"])
                try await Task.sleep(for: Self.retryPause)
            }
        }
    }

    /// A city whose registry has not decided genesis yet: it is compared as soon as it has.
    private func watchForGenesis(_ descriptions: [String: TopicDescription]) async {
        logger.notice("no genesis yet: the registry refuses everything else until there is one")
        while !Task.isCancelled {
            do {
                guard let found = try await genesisReader.next(stopsAtEnd: false) else { continue }
                _ = await genesis.found(found, descriptions: descriptions)
                return
            } catch {
                guard !Task.isCancelled, !(error is FoldViolation) else { return }
                do { try await Task.sleep(for: Self.retryPause) } catch { return }
            }
        }
    }

    private func untilCancelled() async {
        let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
        for await _ in stream {}
        continuation.finish()
    }
}
