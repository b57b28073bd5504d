/// The relationships of a part to other parts of the file.
final class Relations: XMLPartReader {
    private let folder: [Substring]
    private var targets: [(id: String, type: String, target: String)] = []

    private init(folder: [Substring]) { self.folder = folder }

    /// - Parameter part: the path of the part; empty for the file as a whole.
    static func read(of part: String, in archive: ZipArchive) throws(WorkbookFailure) -> Relations {
        let steps = part.split(separator: "/")
        let relations = Relations(folder: Array(steps.dropLast()))
        let place = (steps.dropLast() + ["_rels", "\(steps.last ?? "").rels"]).joined(separator: "/")
        if let content = try archive.part(place) { try XMLPart.read(content, named: place, with: relations) }
        return relations
    }

    func start(_ element: String, _ attributes: [String: String]) throws(WorkbookFailure) {
        guard element == "Relationship", attributes["TargetMode"] != "External", let id = attributes["Id"],
            let target = attributes["Target"]
        else { return }
        guard targets.count < WorkbookLimits.entries else { throw .tooLarge("relations") }
        targets.append((id, attributes["Type"] ?? "", resolved(target)))
    }

    /// Resolves a target relative to the part's folder, or to the file's root if it begins with a slash.
    private func resolved(_ target: String) -> String {
        var steps = target.utf8.first == UInt8(ascii: "/") ? [] : folder
        for step in target.split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }

    func target(ofID id: String) -> String? { targets.first { $0.id == id }?.target }

    /// Compares the last component of the type, which the strict and the transitional form of the format have in common.
    func target(ofType type: String) -> String? { targets.first { $0.type.hasSuffix("/\(type)") }?.target }

    func isSheet(_ id: String) -> Bool { targets.contains { $0.id == id && $0.type.hasSuffix("/worksheet") } }
}

/// The list of a workbook's sheets.
final class WorkbookIndex: XMLPartReader {
    struct Sheet {
        var name: String
        var part: String
        var isHidden: Bool
    }

    private(set) var sheets: [Sheet] = []
    private(set) var countsFrom1904 = false
    private let relations: Relations

    init(_ relations: Relations) { self.relations = relations }

    func start(_ element: String, _ attributes: [String: String]) throws(WorkbookFailure) {
        switch element {
        case "workbookPr": countsFrom1904 = ["1", "true", "on"].contains(attributes["date1904"])
        case "sheet":
            // Chart sheets have no cells and are left out.
            guard let id = attributes["id"], relations.isSheet(id), let part = relations.target(ofID: id) else { return }
            guard sheets.count < WorkbookLimits.sheets else { throw .tooLarge("sheets") }
            let isHidden = attributes["state"].map { $0 != "visible" } ?? false
            sheets.append(Sheet(name: ExcelText.read(attributes["name"] ?? ""), part: part, isHidden: isHidden))
        default: break
        }
    }
}

/// The shared strings of a workbook. Of rich text only the text is kept, without phonetic guides for Japanese or Chinese words.
final class SharedTexts: XMLPartReader {
    private(set) var texts: [String] = []
    private var text = RichText()

    func start(_ element: String, _ attributes: [String: String]) {
        if element == "si" { text = RichText() } else { text.start(element) }
    }

    func text(_ piece: String) { text.add(piece) }

    func end(_ element: String) {
        if element == "si" { texts.append(text.read) } else { text.end(element) }
    }
}

/// Collects the text of a string with or without formatting.
struct RichText {
    private var pieces = ""
    private var isText = false
    /// The nesting depth of phonetic runs.
    private var depth = 0

    mutating func start(_ element: String) {
        switch element {
        case "rPh": depth += 1
        case "t": isText = depth == 0
        default: break
        }
    }

    mutating func add(_ piece: String) { if isText { pieces += piece } }

    mutating func end(_ element: String) {
        switch element {
        case "rPh": depth -= 1
        case "t": isText = false
        default: break
        }
    }

    var read: String { ExcelText.read(pieces) }
}

/// Which of a workbook's cell formats show a number as a date.
final class WorkbookStyles: XMLPartReader {
    /// By the number of the format: whether it is a date format.
    private var custom: [Int: Bool] = [:]
    private var formats: [Bool] = []
    private var isInFormats = false

    func start(_ element: String, _ attributes: [String: String]) throws(WorkbookFailure) {
        switch element {
        case "numFmt":
            if let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] {
                custom[id] = ExcelDate.isDate(format: code)
            }
        case "cellXfs": isInFormats = true
        case "xf":
            guard isInFormats else { return }
            guard formats.count < 100_000 else { throw .tooLarge("styles") }
            let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            formats.append(custom[id] ?? ExcelDate.isDate(builtIn: id))
        default: break
        }
    }

    func end(_ element: String) { if element == "cellXfs" { isInFormats = false } }

    func isDate(_ style: String?) -> Bool {
        guard let place = style.flatMap({ Int($0) }), formats.indices.contains(place) else { return false }
        return formats[place]
    }
}
