internal import Foundation
internal import Schema

/// Runs the stateless part of the intake over whole batches on all cores: checking signatures costs more than everything else together.
struct IntakePipeline: Sendable {
    let intake: Intake
    /// Batches up to this size are not spread over cores.
    private let chunk = 32

    init(intake: Intake) { self.intake = intake }

    func open(_ batch: any RecordBatch) async -> [IntakeItem] {
        let count = batch.count
        guard intake.checksSignatures, count > chunk else { return open(batch, 0..<count) }
        return await withTaskGroup(of: (Int, [IntakeItem]).self) { group in
            for start in stride(from: 0, to: count, by: chunk) {
                group.addTask { (start, open(batch, start..<min(count, start + chunk))) }
            }
            var chunks: [(Int, [IntakeItem])] = []
            for await opened in group { chunks.append(opened) }
            return chunks.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }

    private func open(_ batch: any RecordBatch, _ range: Range<Int>) -> [IntakeItem] {
        range.map { index in batch.withRecord(at: index) { intake.open($0) } }
    }
}
