import Domain
import Foundation
import Testing

@Suite("The documents hang together")
struct DocumentTests {
    @Test("a README is an introduction: at most 250 lines", arguments: [Document.english, Document.chinese])
    func length(_ file: String) throws {
        #expect(try Document(file).lines.count <= 250)
    }

    @Test("every document is there in English and in Chinese, but for the office's guide")
    func languages() {
        let english = Document.files(in: .en)
        #expect(english.count >= 10, "the folder must have been read")
        let chinese = Set(english.map(Document.partner) + [Document.officeGuide])
        #expect(chinese.symmetricDifference(Document.files(in: .zh)).sorted() == [])
    }

    @Test("both languages show the same programs under as many headings", arguments: Document.files(in: .en))
    func sameBlocks(_ file: String) throws {
        let (english, chinese) = (try Document(file), try Document(Document.partner(of: file)))
        #expect(english.anchors.count == chinese.anchors.count)
        #expect(english.tables.map(\.name) == chinese.tables.map(\.name))
        #expect(english.blocks.map(\.language) == chinese.blocks.map(\.language))
        let names = english.blocks.compactMap(\.name)
        #expect(names == chinese.blocks.compactMap(\.name))
        for name in names { #expect(try english.block(name) == chinese.block(name), "\(name)") }
        #expect(english.pins == chinese.pins)
    }

    @Test("every relative link leads to a file or folder, and to a heading of it", arguments: Document.files)
    func links(_ file: String) throws {
        let document = try Document(file)
        let folder = Checkout.root.appending(path: file).deletingLastPathComponent()
        for link in document.links {
            let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let target = parts[0].isEmpty ? Checkout.root.appending(path: file) : folder.appending(path: parts[0]).standardizedFileURL
            try #require(FileManager.default.fileExists(atPath: target.path), "\(file) links to \(link)")
            guard parts.count == 2 else { continue }
            let path = String(target.path.dropFirst(Checkout.root.path.count + 1))
            let anchors = try Document(path).anchors
            let leadsThere = anchors.contains(parts[1])
            #expect(leadsThere, "\(file): \(link) leads to no heading; there are \(anchors.joined(separator: ", "))")
        }
    }

    @Test("the READMEs lead to every document", arguments: Language.allCases)
    func reached(_ language: Language) throws {
        let links = try Document(language == .zh ? Document.chinese : Document.english).links
        #expect(Set(Document.files(in: language).dropFirst()).subtracting(links).sorted() == [])
    }
}
