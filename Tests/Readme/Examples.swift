/// The marked examples of some documents by their names, and which of them have been asked for.
struct Examples {
    private let blocks: [String: String]
    private(set) var unused: Set<String>
    /// The Python packages the reader is told to install, as `name==version`.
    let pins: [String]

    /// Examples that `docker/images-test.sh` runs (`make images-test`), since they need an engine for containers.
    static let ofContainers: Set<String> = ["compose.sh", "scale.sh"]

    /// - Throws: ``Missing`` if two examples have one name.
    init(of files: [String]) throws {
        var blocks: [String: String] = [:]
        var pins: [String] = []
        for document in try files.map(Document.init) {
            for block in document.blocks {
                guard let name = block.name else { continue }
                guard blocks.updateValue(block.text, forKey: name) == nil else {
                    throw Missing(what: "a name of its own for the second example \(name)", file: document.file)
                }
            }
            pins += document.pins
        }
        self.blocks = blocks
        self.pins = pins
        unused = Set(blocks.keys)
    }

    var names: Set<String> { Set(blocks.keys) }

    mutating func callAsFunction(_ name: String) throws -> String {
        guard let text = blocks[name] else { throw Missing(what: "an example marked \(name)", file: "the documents") }
        unused.remove(name)
        return text
    }
}

extension Document {
    /// The Python packages the reader is told to install, as `name==version`.
    var pins: [String] {
        lines.filter { $0.hasPrefix("pip install ") }.flatMap { $0.split(separator: " ").dropFirst(2).map(String.init) }
    }
}
