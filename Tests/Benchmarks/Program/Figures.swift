import Foundation

/// Gathers figures over several runs and prints them: `name value unit`, one a line, so that they can be read and cut apart alike.
struct Figures {
    private var values: [String: [Double]] = [:]

    mutating func add(_ name: String, _ value: Double) { values[name, default: []].append(value) }

    /// The median over the runs, and the lowest beside it.
    func show(_ name: String, _ unit: String, digits: Int = 0) {
        guard let median = median(name), let all = values[name], let least = all.min() else { return }
        show(name, median, unit, digits)
        if all.count > 1 { show("\(name).min", least, unit, digits) }
    }

    /// One figure's median over another's, as a line of its own.
    func showRatio(_ name: String, of figure: String, to ceiling: String) {
        guard let value = median(figure), let limit = median(ceiling), limit > 0 else { return }
        show(name, value / limit, "ratio", 2)
    }

    func remark(_ text: String) { write("# \(text)") }

    private func median(_ name: String) -> Double? {
        guard let sorted = values[name]?.sorted(), !sorted.isEmpty else { return nil }
        return sorted[sorted.count / 2]
    }

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
