package import Schema
package import Views

extension SystemState {
    /// - Parameters:
    ///   - services: whose decisions are needed; the others stay empty.
    ///   - cut: the last offsets to include; nil is everything there is.
    package static func read(
        _ connection: Connection, _ services: Set<PBService> = [.registry, .pledges, .supervision, .scoring], to cut: [PBCutPosition]? = nil
    ) async throws -> SystemState {
        var reading = SystemReading(connection, to: cut)
        return try await reading.read(services)
    }
}
