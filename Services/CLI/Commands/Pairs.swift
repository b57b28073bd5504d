internal import Files

/// `NAME=VALUE` given on the command line.
func pair(_ text: String, _ option: String, zh: String, en: String) throws -> (name: String, value: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw CommandError(.usage, zh: "\(option) 须为 \(zh)，而不是“\(text)”。", en: "\(option) must be \(en), not “\(text)”.")
    }
    return (parts[0], parts[1])
}

/// `UNIT/ID` given on the command line.
func scoped(_ text: String, _ option: String, zh: String, en: String) throws -> (unit: String, id: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw CommandError(.usage, zh: "\(option) 须为 \(zh)，而不是“\(text)”。", en: "\(option) must be \(en), not “\(text)”.")
    }
    return (parts[0], parts[1])
}
