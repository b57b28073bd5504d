internal import Foundation
internal import Schema

/// Drawing lots that anyone can repeat (domain.md, section 3): the ticket of a unit is SHA-256(seed string, 0x00, unit id), the smallest win.
enum SampleDraw {
    static func ticket(of unit: String, seed: String) -> Data {
        var message = Data(seed.utf8)
        message.append(0)
        message.append(contentsOf: unit.utf8)
        return Digest.sha256(message)
    }

    /// The `count` units with the smallest tickets, smallest first. Does not depend on the order of the pool.
    static func winners(of pool: [String], count: Int, seed: String) -> [String] {
        let tickets = pool.map { (unit: $0, ticket: ticket(of: $0, seed: seed)) }
        return tickets.sorted { a, b in
            a.ticket == b.ticket ? a.unit.utf8.lexicographicallyPrecedes(b.unit.utf8) : a.ticket.lexicographicallyPrecedes(b.ticket)
        }
        .prefix(count).map(\.unit)
    }
}
