/// A properties file in kcat's format: one `key=value` a line; empty lines and lines that begin with `#` are ignored.
public enum PropertiesFile {
    /// The lines that hold properties, without surrounding spaces and tabs. They may contain secrets.
    ///
    /// Splits by bytes, because as a Character a line break may be part of a longer one.
    public static func lines(_ text: String) -> [String] {
        text.utf8.split { $0 == 0x0A || $0 == 0x0D }.compactMap { line in
            var line = line
            while let first = line.first, first == 0x20 || first == 0x09 { line.removeFirst() }
            while let last = line.last, last == 0x20 || last == 0x09 { line.removeLast() }
            return line.isEmpty || line.first == UInt8(ascii: "#") ? nil : String(decoding: line, as: UTF8.self)
        }
    }
}
