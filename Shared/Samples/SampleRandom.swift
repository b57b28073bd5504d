internal import Foundation
internal import Schema

/// SplitMix64 (Steele, Lea, Flood 2014): small, documented, the same on every machine and in every version of Swift.
///
/// Every part of the sample draws from a generator of its own, seeded by the sample's public seed and the part's name. So the parts can be told in
/// any order, and a change to one does not move the others.
package struct SampleRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: String, _ name: String) {
        let digest = Digest.sha256(Data("\(seed)/\(name)".utf8))
        state = digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// A number of the range. By the high half of a product: the bias (below 2^-40 for ranges used here) does not matter, that it never changes
    /// does; the standard library does not promise that of its own.
    mutating func int(_ range: ClosedRange<Int>) -> Int {
        let size = UInt64(range.upperBound - range.lowerBound + 1)
        return range.lowerBound + Int(next().multipliedFullWidth(by: size).high)
    }

    /// True in `percent` of 100 cases.
    mutating func chance(_ percent: Int) -> Bool { int(0...99) < percent }

    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var elements = elements
        for index in stride(from: elements.count - 1, to: 0, by: -1) { elements.swapAt(index, int(0...index)) }
        return elements
    }

    /// One of the elements, which must not be empty.
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[int(0...elements.count - 1)] }
}
