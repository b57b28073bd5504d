package import Client
internal import Files
package import Foundation
internal import Schema
internal import Streaming

/// The folder of an archive: `manifest.json`, and below it `TOPIC/PARTITION/` with the segment files. Names stand in a folder `names` of the same form, so
/// that they can be deleted: remove that folder.
///
/// Segment files are named after what they hold and never changed. A new one is written under a temporary name, brought onto the disk and renamed; the
/// manifest is replaced when all of them are there. So whatever ends a run, the last good archive stays as it was.
package struct ArchiveFolder: Sendable {
    static let manifestName = "manifest.json"
    static let namesFolder = "names"
    package static let suffix = ".records"
    static let temporarySuffix = ".part"

    package let url: URL

    package init(_ path: String) { url = URL(filePath: path, directoryHint: .isDirectory) }

    private init(_ url: URL) { self.url = url }

    /// Where the names are, if they were archived.
    package var names: ArchiveFolder { ArchiveFolder(url.appending(path: Self.namesFolder, directoryHint: .isDirectory)) }

    private var manifestPath: String { url.appending(path: Self.manifestName).path }

    package static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Held while the archive is written or restored from.
    ///
    /// - Throws: a `CommandError` if somebody else has it.
    package func lock() throws -> SpoolLock {
        do throws(WriteFailure) {
            try UserFolder.make(url)
            if let lock = try SpoolLock.free(url.appending(path: ".lock").path) { return lock }
        } catch {
            throw CommandError.cannotWrite(url.path, error)
        }
        throw CommandError(
            .cannotWrite, zh: "另一个命令正在使用 \(url.path)，请等它结束。",
            en: "Another command is at work on \(url.path); wait until it has ended.")
    }

    /// nil if there is none yet.
    ///
    /// - Throws: a `CommandError` if it cannot be read.
    package func manifest() throws -> ArchiveManifest? {
        var status = stat()
        guard stat(manifestPath, &status) == 0 else {
            guard errno == ENOENT else { throw CommandError(.badInput, zh: "读不了 \(manifestPath)。", en: "\(manifestPath) cannot be read.") }
            return nil
        }
        let data = try InputFile.read(manifestPath)
        guard let manifest = try? JSONDecoder().decode(ArchiveManifest.self, from: data), manifest.format == ArchiveManifest.currentFormat,
            let topics = Topics(namespace: manifest.namespace)
        else {
            throw CommandError(
                .badInput, zh: "\(manifestPath) 不是归档的清单，或由更新的版本写成。",
                en: "\(manifestPath) is not the manifest of an archive, or of one that a newer version wrote.")
        }
        if let place = manifest.implausible(in: topics) {
            throw CommandError(
                .falsified,
                zh: "\(manifestPath) 不可信：关于 \(place) 所写的主题、文件名或数目，pledgeline archive 不会写出。请用另一份归档。",
                en:
                    "\(manifestPath) cannot be trusted: what it says of \(place), the topic, a file's name or a number, is nothing that pledgeline archive writes. Use another copy of the archive."
            )
        }
        return manifest
    }

    /// - Throws: a `CommandError` if there is none.
    package func existingManifest() throws -> ArchiveManifest {
        guard let manifest = try manifest() else {
            throw CommandError(
                .badInput, zh: "\(url.path) 里没有归档（缺 \(Self.manifestName)）。",
                en: "There is no archive in \(url.path): it has no \(Self.manifestName).")
        }
        return manifest
    }

    /// Puts a manifest in the place of the last one, atomically.
    ///
    /// - Returns: its SHA-256, to be kept elsewhere.
    package func write(_ manifest: ArchiveManifest) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let data = try encoder.encode(manifest) + Data("\n".utf8)
        do { try WholeFile.write(data, to: manifestPath, mode: 0o600) } catch let failure as WriteFailure {
            throw CommandError.cannotWrite(manifestPath, failure)
        }
        return Digest.sha256(data)
    }

    package func path(of segment: ArchiveManifest.Segment) -> String { url.appending(path: segment.file).path }

    /// Where a partition's segments stand, made if it is not there.
    func partitionFolder(_ place: TopicPartition) throws -> URL {
        let folder = url.appending(path: place.topic, directoryHint: .isDirectory)
            .appending(path: String(place.partition), directoryHint: .isDirectory)
        do throws(WriteFailure) { try UserFolder.make(folder) } catch { throw CommandError.cannotWrite(folder.path, error) }
        WholeFile.synchronize(folder: folder.deletingLastPathComponent().path)
        WholeFile.synchronize(folder: url.path)
        return folder
    }

    /// Deletes segment files that the manifest does not name: what a run that was ended left, and what another file has taken the place of.
    func removeUnnamed(_ manifest: ArchiveManifest) {
        let files = FileManager.default
        for partition in manifest.partitions {
            let folder = "\(partition.topic)/\(partition.partition)"
            let named = Set(partition.segments.map(\.file))
            // What cannot be listed or deleted now is so the next time.
            for name in (try? files.contentsOfDirectory(atPath: url.appending(path: folder).path)) ?? []
            where (name.hasSuffix(Self.suffix) && !named.contains("\(folder)/\(name)")) || name.hasSuffix(Self.temporarySuffix) {
                unlink(url.appending(path: "\(folder)/\(name)").path)
            }
        }
    }

    /// Makes sure that the files named are there in their sizes, before anything is built on them.
    func checkSizes(_ manifest: ArchiveManifest) throws {
        for partition in manifest.partitions {
            for segment in partition.segments {
                var status = stat()
                guard stat(path(of: segment), &status) == 0, Int64(status.st_size) == segment.bytes else {
                    throw ArchiveDamage(segment: segment, place: partition.place, kind: .missing, offset: segment.first).error(self)
                }
            }
        }
    }

    /// Everything but names and evidence, as `pledgeline verify` takes it.
    package func readAll() throws -> Archive {
        let manifest = try existingManifest()
        guard let topics = Topics(namespace: manifest.namespace) else { throw CommandError.badNamespace(manifest.namespace) }
        var archive = Archive(topics: topics)
        for partition in manifest.partitions where partition.topic != topics.evidence.name {
            let records = SegmentReader(partition, in: self)
            do {
                while let record = try records.next() { archive.records[partition.place, default: []].append(record) }
            } catch let damage as ArchiveDamage {
                throw damage.error(self)
            }
        }
        return archive
    }
}
