package import Foundation
internal import SheetSupport

/// Tables out and in again through every format and through LibreOffice: twenty counties a round.
package struct SheetsScenario: Scenario {
    package static let name = "sheets"

    package init() {}

    package func run(rounds: Int, dice: inout Dice, folder: URL, tell: @escaping @Sendable (String) -> Void) async throws -> Tally {
        var tally = Tally()
        let office = try LibreOffice(settingsIn: folder)
        for round in 1...max(1, rounds) {
            for _ in 0..<20 {
                let trips = try await SheetTrips(seed: dice.next())
                for problem in try await trips.problems() + trips.problemsThroughLibreOffice(office, in: folder) {
                    tally.expect(false, problem)
                }
                tally.count("counties")
            }
            tell("\(round)/\(rounds) \(tally)")
        }
        return tally
    }
}
