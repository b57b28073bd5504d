package import Yams

/// A node of the document and how it was reached.
package struct YamlPlace {
    /// As ``SchemeCheck`` writes it: `rounds[2].from`.
    package var path: String
    package var node: Node

    package init(path: String, node: Node) {
        self.path = path
        self.node = node
    }

    /// Counts from 1.
    package var line: Int { node.mark?.line ?? 1 }

    package func child(_ key: String, _ node: Node) -> YamlPlace {
        YamlPlace(path: path.isEmpty ? key : "\(path).\(key)", node: node)
    }

    package func element(_ index: Int, _ node: Node) -> YamlPlace { YamlPlace(path: "\(path)[\(index)]", node: node) }
}
