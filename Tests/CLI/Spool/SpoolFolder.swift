import Foundation
import RegistryCore
import Schema
import Streaming
import Testing

@testable import Client

/// A spool in a folder of its own, and submissions to put into it.
struct SpoolFolder {
    let folder = FileManager.default.temporaryDirectory.appending(path: "spool-\(UUID().uuidString)")
    let topics: Topics
    let key = SigningKey()
    static let time: Int64 = 1_764_000_000_000

    init(namespace: String = "spooling") throws { topics = try #require(Topics(namespace: namespace)) }

    var environment: [String: String] { ["XDG_STATE_HOME": folder.path] }
    var seen: SeenPositions { SeenPositions(namespace: topics.namespace, environment: environment) }

    func spool() throws -> Spool { try Spool(topics: topics, environment: environment) }

    /// A report of a unit, made at that millisecond.
    func report(_ number: Int, at time: Int64 = time, unit: String = "v001") throws -> PreparedSubmission {
        var payload = PBPayload()
        payload.unit = unit
        payload.pledges.reportProgress.pledge = "p1"
        payload.pledges.reportProgress.quantity = Int64(number)
        return try prepared(payload, number, time)
    }

    func prepared(_ payload: PBPayload, _ number: Int, _ time: Int64) throws -> PreparedSubmission {
        let id = SubmissionID(milliseconds: time + Int64(number), random: (0, UInt64(number)))
        return try PreparedSubmission(payload, id: id, topics: topics, key: key, time: time)
    }

    func place(_ name: String) -> URL { folder.appending(path: "pledgeline/spool/\(topics.namespace)/\(name)") }

    func files(_ name: String) -> [String] { (try? Spool.names(in: place(name))) ?? [] }

    func remove() { try? FileManager.default.removeItem(at: folder) }
}

extension Spool {
    var ids: [SubmissionID] { get throws { try list().entries.map(\.entry.id) } }
}
