internal import ArgumentParser
internal import Domain
internal import Files
internal import Foundation

/// Writes the generated tables of the project's documents anew: what `make docs` runs. Nobody else needs it, so it is hidden.
struct DocumentCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "document",
            abstract: said(zh: "重新生成文档中的表格（make docs）", en: "write the generated tables of documents anew (make docs)"),
            shouldDisplay: false)
    }

    @OptionGroup var language: LanguageOption
    @Argument(help: .said(zh: "Markdown 文件", en: "files of Markdown")) var files: [String]

    func run() throws {
        for file in files {
            let text = try TextFile.read(file)
            let written = try MarkedDocument(text).rewritten(MarkedDocument.language(ofFile: file), named: file)
            guard written != text else { continue }
            do { try WholeFile.write(Data(written.utf8), to: file) } catch let failure as WriteFailure {
                throw CommandError.cannotWrite(file, failure)
            }
            Console.print(said(zh: "已更新 \(file)", en: "updated \(file)"))
        }
    }
}
