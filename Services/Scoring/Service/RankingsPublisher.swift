import Foundation
import Logging
import Schema
import ScoringCore
import ServiceKit
import ServiceLifecycle
import Streaming
import SwiftProtobuf

/// Publishes the rankings of closed cohorts in the compacted rankings topic, for readers that do not fold decisions.
///
/// An owner may have died between deciding and publishing. So every new owner compares the topic with its state and publishes what is
/// missing.
actor RankingsPublisher: ConfirmedPublisher {
    typealias Core = ScoringCore

    /// The pause before the topic is read again after an error.
    static let retryPause = Duration.seconds(5)

    private let context: PublisherContext
    private let view: CompactedView
    private let states: AsyncStream<ScoringState>
    private let newState: AsyncStream<ScoringState>.Continuation

    init(_ context: PublisherContext) {
        self.context = context
        view = context.view(of: context.topics.rankings)
        // Only the latest state is needed: it contains everything in the earlier ones.
        (states, newState) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func becameActive(partition: TopicPartition, state: ScoringState) async { newState.yield(state) }

    func confirmed(_ decisions: [ConfirmedDecision], partition: TopicPartition) async {
        for confirmed in decisions {
            guard case .accepted(let accepted) = confirmed.decision.outcome else { continue }
            for case .scoring(.cohortClosed(let closed))? in accepted.facts.map(\.content) {
                var published = PBPublishedRanking()
                published.ranking = closed.ranking
                published.digest = closed.digest
                published.decision = PBPosition(partition, confirmed.offset)
                await publish(published, CohortKey(period: closed.period, cohort: closed.cohort))
            }
        }
    }

    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.view.run() }
            group.addTask {
                await cancelWhenGracefulShutdown {
                    for await state in self.states { await self.publishMissing(from: state) }
                }
            }
            try await group.waitForAll()
        }
    }

    private func publishMissing(from state: ScoringState) async {
        var couldNotRead = false
        while !Task.isCancelled {
            do {
                let published = try await PublishedRankings.read(context.topics.rankings, in: context.log)
                let missing = published.missing(from: state.closedCohorts)
                // The problem noted for reading the topic is over; failures to write are noted by the view itself.
                if couldNotRead { await view.problemIsOver() }
                for (key, cohort) in missing { await publish(cohort.published, key) }
                if !missing.isEmpty {
                    context.logger.notice("publishing missing rankings", metadata: ["count": .stringConvertible(missing.count)])
                }
                return
            } catch {
                guard !Task.isCancelled else { return }
                context.viewFailed(context.topics.rankings.name)
                couldNotRead = true
                await view.note(problem: error)
                do { try await context.time.sleep(Self.retryPause) } catch { return }
            }
        }
    }

    private func publish(_ published: PBPublishedRanking, _ key: CohortKey) async {
        do {
            await view.put([UInt8](try published.serializedData()), key: PublishedRankings.key(key))
        } catch {
            context.logger.error("ranking cannot be encoded", metadata: ["cohort": "\(key.cohort)", "error": "\(error)"])
        }
    }
}
