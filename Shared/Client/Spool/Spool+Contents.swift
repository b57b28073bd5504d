package import Foundation
internal import Schema

extension Spool {
    /// Everything in the spool.
    package struct Contents: Sendable {
        /// In the order of making.
        package var entries: [(entry: SpoolEntry, path: URL)] = []
        package var damaged: [DamagedSpoolFile] = []
        /// Those whose successor is there: signing one anew was cut short before it was dropped.
        var superseded: [URL] = []
    }

    /// Where files stand, by their names alone.
    package struct Place: Hashable {
        package var name: SpoolName
        package var path: URL
        package var isClaimed = false
        package var isRefused = false

        package init(name: SpoolName, path: URL, isClaimed: Bool = false, isRefused: Bool = false) {
            self.name = name
            self.path = path
            self.isClaimed = isClaimed
            self.isRefused = isRefused
        }
    }

    /// What there is, after what dead processes left has been put back. Changes by processes that live may be seen or not.
    package func list() throws -> Contents {
        try takeApartWhatNobodyHolds()
        return try contents()
    }

    package func places() throws -> [Place] {
        var found: [Place] = []
        // In the direction in which things move, so that nothing slips by.
        for (folder, isRefused) in [(waiting, false), (sent, false)] { found += try places(in: folder, isRefused: isRefused) }
        for name in try Self.names(in: claimed) {
            found += try places(in: claimed.appending(path: name, directoryHint: .isDirectory), isClaimed: true)
        }
        found += try places(in: refused, isRefused: true)
        // One seen twice has moved on meanwhile: the later place counts.
        var last: [SubmissionID: Place] = [:]
        for place in found { last[place.name.id] = place }
        return last.values.sorted { ($0.name.id.high, $0.name.id.low) < ($1.name.id.high, $1.name.id.low) }
    }

    private func places(in folder: URL, isClaimed: Bool = false, isRefused: Bool = false) throws -> [Place] {
        try Self.names(in: folder).compactMap { text in
            SpoolName(text).map { Place(name: $0, path: folder.appending(path: text), isClaimed: isClaimed, isRefused: isRefused) }
        }
    }

    package func contents() throws -> Contents {
        var contents = Contents()
        for place in try places() {
            let data: Data
            do { data = try Data(contentsOf: place.path) } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
                // Moved on or done in this moment.
                continue
            } catch {
                contents.damaged.append(
                    DamagedSpoolFile(path: place.path.path, zh: "读不了：\(error)。", en: "it cannot be read: \(error)."))
                continue
            }
            do throws(SpoolFile.Damage) {
                let (file, submission) = try SpoolFile.read(data, named: place.name.id, at: place.path.path, topics: topics)
                contents.entries.append(
                    (
                        SpoolEntry(
                            submission: submission, batch: file.batch, replaces: file.replaces.flatMap(SubmissionID.init),
                            documents: (file.documents ?? []).compactMap { Data(hex: $0) },
                            standing: standing(of: place, file), isClaimed: place.isClaimed), place.path
                    ))
            } catch {
                contents.damaged.append(error.file)
            }
        }
        let replaced = Set(contents.entries.compactMap(\.entry.replaces))
        contents.superseded = contents.entries.filter { replaced.contains($0.entry.id) }.map(\.path)
        contents.entries.removeAll { replaced.contains($0.entry.id) }
        return contents
    }

    private func standing(of place: Place, _ file: SpoolFile) -> SpoolEntry.Standing {
        if place.isRefused, let refusal = file.refusal { return .refused(refusal) }
        switch place.name.standing {
        case .waiting: return .waiting
        case .handed: return .handed
        case .acknowledged(let offset): return .acknowledged(offset: offset)
        }
    }
}
