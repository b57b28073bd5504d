// The program behind `make fuzz`. Built with libFuzzer it fuzzes the target named in PLEDGELINE_FUZZ; built without, it runs inputs once or
// makes the seeds of the corpus anew.
import Foundation
import FuzzTargets

#if FUZZING
    /// libFuzzer's own main, as a function.
    @_silgen_name("LLVMFuzzerRunDriver")
    func runDriver(
        _ count: UnsafeMutablePointer<Int32>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
        _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
    ) -> Int32

    let named = ProcessInfo.processInfo.environment["PLEDGELINE_FUZZ"].flatMap(FuzzTarget.init(rawValue:))

    func fuzz() -> Int32 {
        guard let target = named else {
            FileHandle.standardError.write(Data("PLEDGELINE_FUZZ must name a target\n".utf8))
            return 64
        }
        let all = CommandLine.arguments + ["-max_len=\(target.longestInput)"]
        var count = Int32(all.count)
        // For the life of the process.
        var arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: all.count + 1)
        for (index, argument) in all.enumerated() { (arguments + index).initialize(to: strdup(argument)) }
        (arguments + all.count).initialize(to: nil)
        return runDriver(&count, &arguments) { bytes, count in
            let input = bytes.map { Data(bytes: $0, count: count) } ?? Data()
            // A broken law must end the process like a trap: only so is the input kept.
            do { try named?.run(input) } catch { fatalError("\(error)") }
            return 0
        }
    }

    exit(fuzz())
#else
    func usage() -> Never {
        let targets = FuzzTarget.allCases.map(\.rawValue).joined(separator: " | ")
        FileHandle.standardError.write(Data("usage: pledgeline-fuzz run (\(targets)) FILE… | pledgeline-fuzz seeds FOLDER\n".utf8))
        exit(64)
    }

    var arguments = CommandLine.arguments.dropFirst()
    switch (arguments.popFirst(), arguments.popFirst()) {
    case ("seeds", let folder?): try await Seeds.write(to: URL(filePath: folder))
    case ("run", let name?):
        guard let target = FuzzTarget(rawValue: name), !arguments.isEmpty else { usage() }
        for path in arguments {
            print("\(target.rawValue) \(path)")
            try target.run(try Data(contentsOf: URL(filePath: path)))
        }
    default: usage()
    }
#endif
