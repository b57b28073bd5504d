import Foundation

/// Prints the figures: `name value unit`, one a line, so that they can be read and cut apart alike.
struct Figures {
    private(set) var medians: [String: Double] = [:]

    /// The median of several runs, and the slowest of them beside it.
    mutating func note(_ name: String, _ values: [Double], _ unit: String, digits: Int = 0) {
        guard let least = values.min() else { return }
        let median = values.sorted()[values.count / 2]
        medians[name] = median
        show(name, median, unit, digits)
        if values.count > 1 { show("\(name).min", least, unit, digits) }
    }

    /// One figure over another, as a line of its own.
    mutating func ratio(_ name: String, of figure: String, to ceiling: String, times factor: Double = 1) {
        guard let value = medians[figure], let limit = medians[ceiling], limit > 0 else { return }
        medians[name] = value / (limit * factor)
        show(name, value / (limit * factor), "of_1", 2)
    }

    func remark(_ text: String) { write("# \(text)") }

    private func show(_ name: String, _ value: Double, _ unit: String, _ digits: Int) {
        write("\(name) \(decimals(value, digits)) \(unit)")
    }

    /// At once: somebody may be waiting at the other end of a pipe.
    private func write(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }
}

/// A number with so many decimals.
func decimals(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite, value.magnitude < 1e15 else { return String(value) }
    let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
    let whole = Int64((value * scale).rounded())
    guard digits > 0 else { return String(whole) }
    let text = String(whole.magnitude)
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
    return (whole < 0 ? "-" : "") + padded.dropLast(digits) + "." + padded.suffix(digits)
}
