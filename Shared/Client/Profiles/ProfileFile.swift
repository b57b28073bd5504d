internal import Files
package import Foundation
internal import Yams

/// The user's settings: `config.yaml` in the folder of settings, for its owner only.
///
///     current: county
///     profiles:
///       county: { brokers: "kafka-1:9093", namespace: mycounty, key: keys/east.key, unit: east, lang: zh }
package struct ProfileFile: Codable, Hashable, Sendable {
    /// Used when none is named.
    package var current: String?
    package var profiles: [String: Profile] = [:]

    package init() {}

    /// Either may be left out.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        current = try container.decodeIfPresent(String.self, forKey: .current)
        profiles = try container.decodeIfPresent([String: Profile].self, forKey: .profiles) ?? [:]
    }

    package static func path(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> URL {
        UserFolder.configuration(environment).appending(path: "config.yaml")
    }

    /// A missing file has no profiles. One that is wrong is an error: nobody should work with other settings than they think.
    package static func read(_ path: URL) throws -> ProfileFile {
        let text: String
        guard access(path.path, F_OK) == 0 || errno != ENOENT else { return ProfileFile() }
        text = try TextFile.read(path.path)
        do {
            guard let node = try Yams.compose(yaml: text) else { return ProfileFile() }
            try check(node, path)
            return try YAMLDecoder().decode(ProfileFile.self, from: text)
        } catch let error as CommandError {
            throw error
        } catch {
            throw CommandError(.badInput, zh: "\(path.path) 写得不对：\(error)", en: "\(path.path) is not as it should be: \(error)")
        }
    }

    /// A mistyped name of a setting would otherwise be passed over.
    private static func check(_ node: Node, _ path: URL) throws {
        func unknown(_ name: String, _ line: Int?, _ known: [String]) -> CommandError {
            CommandError(
                .badInput, zh: "\(path.path):\(line ?? 1): 没有设置“\(name)”；有 \(known.joined(separator: "、"))。",
                en: "\(path.path):\(line ?? 1): there is no setting “\(name)”; there are \(known.joined(separator: ", ")).")
        }
        let (outer, inner) = (["current", "profiles"], Profile.CodingKeys.allCases.map(\.rawValue))
        for (name, value) in node.mapping ?? [:] {
            guard let text = name.string, outer.contains(text) else { throw unknown(name.string ?? "?", name.mark?.line, outer) }
            guard text == "profiles" else { continue }
            for (_, profile) in value.mapping ?? [:] {
                for (setting, _) in profile.mapping ?? [:] where !inner.contains(setting.string ?? "") {
                    throw unknown(setting.string ?? "?", setting.mark?.line, inner)
                }
            }
        }
    }

    package func write(_ path: URL) throws {
        let encoder = YAMLEncoder()
        encoder.options.sortKeys = true
        encoder.options.allowUnicode = true
        let text = try encoder.encode(self)
        do throws(WriteFailure) { try UserFolder.make(path.deletingLastPathComponent()) } catch {
            throw CommandError.cannotWrite(path.path, error)
        }
        do { try WholeFile.write(Data(text.utf8), to: path.path, mode: 0o600) } catch let failure as WriteFailure {
            throw CommandError.cannotWrite(path.path, failure)
        }
        chmod(path.path, 0o600)
    }

    /// - Parameter name: asked for by flag or environment; nil is the current one.
    /// - Throws: if one was asked for that is not there.
    package func profile(_ name: String?) throws -> Profile {
        guard let wanted = name ?? current else { return Profile() }
        guard let found = profiles[wanted] else {
            throw CommandError(
                .usage, zh: "没有登录配置“\(wanted)”。运行 pledgeline profile list 查看，或用 pledgeline profile set \(wanted) 建立。",
                en: "There is no profile “\(wanted)”. See pledgeline profile list, or make it with pledgeline profile set \(wanted).")
        }
        return found
    }
}

extension Profile {
    /// The one that counts for a command: by flag, else by `PLEDGELINE_PROFILE`, else the current one of the file.
    package static func chosen(_ flag: String?, _ environment: [String: String] = ProcessInfo.processInfo.environment) throws -> Profile {
        try ProfileFile.read(ProfileFile.path(environment)).profile(flag ?? environment.setting("PLEDGELINE_PROFILE"))
    }

    /// A path from a profile as the system knows it.
    package static func resolved(_ path: String, _ environment: [String: String] = ProcessInfo.processInfo.environment) -> String {
        let expanded = NSString(string: path).expandingTildeInPath
        return expanded.hasPrefix("/") ? expanded : UserFolder.configuration(environment).appending(path: expanded).path
    }
}
