import Foundation
import Schema
import Testing

@testable import Client
@testable import Files

struct InputFileTests {
    @Test("a pipe is read to its end wherever a file is, and only once; a folder and a missing file are told")
    func pipes() throws {
        let content = Data((0..<200_000).map { UInt8(truncatingIfNeeded: $0) })
        let (reading, writing) = try Self.ends()
        // A thread of its own: reading waits for it.
        Thread.detachNewThread {
            do throws(WriteFailure) { try OpenFile.write(content, to: writing) } catch { Issue.record("\(error)") }
            close(writing)
        }
        #expect(try InputFile.read("/dev/fd/\(reading)") == content)
        close(reading)
        let folder = #expect(throws: CommandError.self) { try InputFile.read("/") }
        #expect(folder?.en.contains("folder") == true)
        let missing = #expect(throws: CommandError.self) { try InputFile.read("/nowhere/a") }
        #expect(missing?.en.contains("There is no file") == true)
    }

    @Test("a key comes through a pipe, too")
    func key() throws {
        let (reading, writing) = try Self.ends()
        try OpenFile.write(Data("pledgeline-key-v1\r\n\(String(repeating: "0a", count: 32))\r\n".utf8), to: writing)
        close(writing)
        #expect(try KeyFile.read("/dev/fd/\(reading)").seed == Data(repeating: 0x0A, count: 32))
        close(reading)
    }

    private static func ends() throws -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [0, 0]
        // Processes that other tests start must not hold the pipe open.
        try #require(pipe(&ends) == 0)
        for end in ends { try #require(fcntl(end, F_SETFD, FD_CLOEXEC) == 0) }
        return (ends[0], ends[1])
    }
}
