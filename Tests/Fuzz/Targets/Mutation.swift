public import Foundation
internal import Seeded

/// Changes inputs at random but reproducibly: where there is no libFuzzer, and in the tests. The same seed makes the same inputs.
public struct Mutation: Sendable {
    private var generator: SeededGenerator

    public init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// One of the inputs with one to eight changes, now and then with a piece of another.
    public mutating func mutated(_ inputs: [Data], longest: Int) -> Data {
        var bytes = [UInt8](inputs.randomElement(using: &generator) ?? Data())
        for _ in 0..<Int.random(in: 1...8, using: &generator) { change(&bytes, inputs) }
        return Data(bytes.prefix(longest))
    }

    private mutating func change(_ bytes: inout [UInt8], _ others: [Data]) {
        guard !bytes.isEmpty else { return bytes.append(UInt8.random(in: 0...255, using: &generator)) }
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        let end = min(bytes.count, place + Int.random(in: 1...32, using: &generator))
        switch Int.random(in: 0..<9, using: &generator) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
        case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 2: bytes[place] = Self.remarkable[Int.random(in: 0..<Self.remarkable.count, using: &generator)]
        case 3: bytes.removeSubrange(place..<end)
        case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
        case 5: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
        case 6: bytes.replaceSubrange(place..<end, with: repeatElement(bytes[place], count: end - place))
        case 7: bytes.removeLast(bytes.count - place)
        default:
            guard let other = others.randomElement(using: &generator), !other.isEmpty else { return }
            let from = Int.random(in: 0..<other.count, using: &generator)
            let piece = [UInt8](other)[from..<min(other.count, from + Int.random(in: 1...256, using: &generator))]
            bytes.insert(contentsOf: piece, at: place)
        }
    }

    /// Ends of ranges, signs, and what separates things in text.
    private static let remarkable: [UInt8] = [0, 1, 0x7f, 0x80, 0xff, 0x0a, 0x12, 0x2d] + Array("-.,:\"'{}[]&*!|>0123456789eE\n\t ".utf8)
}
