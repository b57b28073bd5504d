internal import Yams

/// A node of the document and how it was reached.
struct YamlPlace {
    /// As ``SchemeCheck`` writes it: `rounds[2].from`.
    var path: String
    var node: Node

    /// Counts from 1.
    var line: Int { node.mark?.line ?? 1 }

    func child(_ key: String, _ node: Node) -> YamlPlace {
        YamlPlace(path: path.isEmpty ? key : "\(path).\(key)", node: node)
    }

    func element(_ index: Int, _ node: Node) -> YamlPlace { YamlPlace(path: "\(path)[\(index)]", node: node) }
}
