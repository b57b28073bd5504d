internal import Foundation

/// The system's own converter between encodings (iconv, part of the C library).
///
/// Debian's C library carries GB18030 itself until glibc 2.41 (Debian 13); from 2.42 on it stands in the package `libc-gconv-modules-extra`.
enum Iconv {
    enum Failure: Error, Hashable {
        /// The system does not know one of the encodings.
        case unknownEncoding
        /// What begins at this offset of the input is no character, or is none in the other encoding.
        case badBytes(at: Int)
    }

    /// - Throws: ``Failure``, which names the first byte that cannot be converted.
    static func convert(_ input: [UInt8], from: String, to: String) throws(Failure) -> [UInt8] {
        guard let converter = iconv_open(to, from), Int(bitPattern: converter) != -1 else { throw .unknownEncoding }
        defer { iconv_close(converter) }
        var output: [UInt8] = []
        output.reserveCapacity(input.count * 2)
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        var done = 0
        while done < input.count {
            let (consumed, produced, code) = step(converter, input[done...], &buffer)
            output.append(contentsOf: buffer[..<produced])
            done += consumed
            // The only one that means to go on: the buffer is full.
            if let code, code != E2BIG { throw .badBytes(at: done) }
        }
        return output
    }

    /// - Returns: how many bytes were taken and made, and the error at which it ended.
    private static func step(
        _ converter: iconv_t, _ input: ArraySlice<UInt8>, _ buffer: inout [UInt8]
    ) -> (consumed: Int, produced: Int, code: Int32?) {
        input.withUnsafeBytes { source in
            buffer.withUnsafeMutableBytes { target in
                // iconv only reads what it is given, although its type says otherwise.
                var from = UnsafeMutableRawPointer(mutating: source.baseAddress)?.assumingMemoryBound(to: CChar.self)
                var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
                var (left, room) = (source.count, target.count)
                let result = iconv(converter, &from, &left, &to, &room)
                return (source.count - left, target.count - room, result == -1 ? errno : nil)
            }
        }
    }
}
