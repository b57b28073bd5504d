internal import ArgumentParser
internal import Client
internal import Foundation
internal import RegistryCore
internal import Schema
internal import Views

extension CompletionKind {
    /// The ids of a kind, read from the registry's decisions when the shell asks.
    static func names(_ kind: NameKind) -> CompletionKind {
        .custom { words, _, prefix in await NameCompletion(words: words).candidates(kind, prefix: prefix) }
    }
}

/// What a shell is told when somebody presses the tabulator. It reads the broker that the command would read, within a second, and says nothing when
/// that fails: a shell that waits, or prints an error into what is being typed, is worse than no help.
struct NameCompletion {
    /// The command line so far, the program's name included.
    let words: [String]

    /// How long somebody who presses the tabulator waits.
    static let bound = Duration.milliseconds(1000)
    /// More are no help to anybody, and slow the shell down.
    static let most = 500

    func candidates(_ kind: NameKind, prefix: String) async -> [String] {
        guard let registry = await registry() else { return [] }
        return Self.candidates(kind, prefix: prefix, words: words, registry)
    }

    static func candidates(_ kind: NameKind, prefix: String, words: [String], _ registry: RegistryState) -> [String] {
        let unit = words.dropFirst().first { $0 != prefix && registry.units[$0] != nil }
        let names = kind.names(in: registry, period: value(of: "--period", in: words), unit: unit)
        return Array(names.lazy.filter { $0.hasPrefix(prefix) }.prefix(most))
    }

    /// Whichever comes first, the answer or the end of patience. The reading is not waited for: it may hang in a connection.
    private func registry() async -> RegistryState? {
        let (answers, first) = AsyncStream<RegistryState?>.makeStream()
        Task { first.yield(await read()) }
        Task {
            do { try await Task.sleep(for: Self.bound) } catch { return first.finish() }
            first.yield(nil)
        }
        for await answer in answers { return answer }
        return nil
    }

    private func read() async -> RegistryState? {
        do {
            let connection = try ConnectionOptions.parse(Self.connection(in: words)).connect()
            return try await SystemState.read(connection, [.registry]).registry
        } catch {
            return nil
        }
    }

    /// What of the command line says where to connect to.
    static func connection(in words: [String]) -> [String] {
        let options: Set<String> = ["-b", "--brokers", "-X", "--property", "-F", "--config", "--namespace", "--profile"]
        var (found, index) = ([String](), 1)
        while index < words.count {
            let word = words[index]
            if options.contains(word), words.indices.contains(index + 1) {
                found += [word, words[index + 1]]
                index += 1
            } else if let equals = word.firstIndex(of: "="), options.contains(String(word[..<equals])) {
                found.append(word)
            }
            index += 1
        }
        return found
    }

    private static func value(of option: String, in words: [String]) -> String? {
        for (index, word) in words.enumerated() {
            if word == option, words.indices.contains(index + 1) { return words[index + 1] }
            if word.hasPrefix("\(option)=") { return String(word.dropFirst(option.count + 1)) }
        }
        return nil
    }
}
