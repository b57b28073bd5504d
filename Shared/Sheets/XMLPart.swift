internal import Foundation
#if canImport(FoundationXML)
    internal import FoundationXML
#endif

/// Receives one part of a workbook, element by element. Names are passed without prefixes: the strict and the transitional form of the
/// format differ only in namespaces.
protocol XMLPartReader: AnyObject {
    func start(_ element: String, _ attributes: [String: String]) throws(WorkbookFailure)
    func text(_ text: String)
    func end(_ element: String) throws(WorkbookFailure)
}

extension XMLPartReader {
    func text(_ text: String) {}
    func end(_ element: String) throws(WorkbookFailure) {}
}

enum XMLPart {
    /// Parses a part. A document type declaration is refused before parsing, so that no entities can expand or refer to other files.
    static func read(_ bytes: [UInt8], named name: String, with reader: some XMLPartReader) throws(WorkbookFailure) {
        guard !contains("<!DOCTYPE", bytes), !contains("<!ENTITY", bytes) else { throw .documentType(name) }
        // UTF-16 would hide a document type from the search above; spreadsheet programs do not write it.
        guard !bytes.contains(0), isUTF8(bytes) else { throw .damaged("\(name) (encoding)") }
        let parser = XMLParser(data: Data(bytes))
        parser.shouldProcessNamespaces = true
        parser.shouldResolveExternalEntities = false
        let delegate = Delegate(reader)
        parser.delegate = delegate
        let isWhole = parser.parse()
        if let failure = delegate.failure { throw failure }
        // The parser accepts the end of the bytes as the end of the document even if elements are still open.
        guard isWhole, delegate.isClosed else { throw .damaged(name) }
    }

    private static func contains(_ word: String, _ bytes: [UInt8]) -> Bool {
        let word = Array(word.utf8)
        var place = bytes.startIndex
        while let open = bytes[place...].firstIndex(of: word[0]) {
            if bytes[open...].starts(with: word) { return true }
            place = open + 1
        }
        return false
    }

    /// The encoding in the XML declaration; UTF-8 without one.
    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(200), as: UTF8.self).lowercased()
        guard let encoding = head.range(of: "encoding=") else { return true }
        let value = head[encoding.upperBound...].dropFirst()
        return value.hasPrefix("utf-8") || value.hasPrefix("us-ascii")
    }

    private final class Delegate: NSObject, XMLParserDelegate {
        private let reader: any XMLPartReader
        private(set) var failure: WorkbookFailure?
        /// The number of open elements, and whether there was a root element.
        private var depth = 0
        private var hasRoot = false

        var isClosed: Bool { hasRoot && depth == 0 }

        init(_ reader: any XMLPartReader) { self.reader = reader }

        private func pass(_ parser: XMLParser, _ work: () throws(WorkbookFailure) -> Void) {
            guard failure == nil else { return }
            do throws(WorkbookFailure) { try work() } catch {
                failure = error
                parser.abortParsing()
            }
        }

        func parser(
            _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName qName: String?,
            attributes attributeDict: [String: String]
        ) {
            (depth, hasRoot) = (depth + 1, true)
            pass(parser) { () throws(WorkbookFailure) in
                // Attributes such as r:id are passed without their prefix; an attribute without a prefix takes precedence.
                var attributes: [String: String] = [:]
                for (name, value) in attributeDict {
                    guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else {
                        attributes[name] = value
                        continue
                    }
                    let plain = String(name[name.utf8.index(after: colon)...])
                    if attributeDict[plain] == nil { attributes[plain] = value }
                }
                try reader.start(XMLPart.plain(elementName), attributes)
            }
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            guard failure == nil else { return }
            reader.text(string)
        }

        func parser(_ parser: XMLParser, foundCDATA block: Data) {
            guard failure == nil else { return }
            reader.text(String(decoding: block, as: UTF8.self))
        }

        func parser(_ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName qName: String?) {
            depth -= 1
            pass(parser) { () throws(WorkbookFailure) in try reader.end(XMLPart.plain(elementName)) }
        }
    }

    fileprivate static func plain(_ name: String) -> String {
        guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else { return name }
        return String(name[name.utf8.index(after: colon)...])
    }
}
