/// A file of properties as kcat has it: `key=value` a line; empty lines and lines that begin with `#` mean nothing.
public enum PropertiesFile {
    /// The lines that are to be properties, without the space around them. What they hold may be secret.
    ///
    /// By bytes: of Characters a line break may be part of a longer one.
    public static func lines(_ text: String) -> [String] {
        text.utf8.split { $0 == 0x0A || $0 == 0x0D }.compactMap { line in
            var line = line
            while let first = line.first, first == 0x20 || first == 0x09 { line.removeFirst() }
            while let last = line.last, last == 0x20 || last == 0x09 { line.removeLast() }
            return line.isEmpty || line.first == UInt8(ascii: "#") ? nil : String(decoding: line, as: UTF8.self)
        }
    }
}
