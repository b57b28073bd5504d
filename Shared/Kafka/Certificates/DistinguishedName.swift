/// Formats a certificate's subject as Java's `X500Principal.getName()` does, because Kafka compares ACLs with that text.
enum DistinguishedName {
    /// The attributes that RFC 2253 has names for; every other is written as its object identifier and its bytes in hexadecimal.
    private static let names: [[UInt8]: String] = [
        [0x55, 0x04, 0x03]: "CN", [0x55, 0x04, 0x06]: "C", [0x55, 0x04, 0x07]: "L", [0x55, 0x04, 0x08]: "ST", [0x55, 0x04, 0x09]: "STREET",
        [0x55, 0x04, 0x0a]: "O", [0x55, 0x04, 0x0b]: "OU",
        [0x09, 0x92, 0x26, 0x89, 0x93, 0xf2, 0x2c, 0x64, 0x01, 0x19]: "DC",
        [0x09, 0x92, 0x26, 0x89, 0x93, 0xf2, 0x2c, 0x64, 0x01, 0x01]: "UID",
    ]

    /// The most relative names in a subject, and the most attributes in one of them; a name with more is rejected.
    private static let mostParts = 64

    /// - Returns: nil if the name is truncated or malformed.
    static func text(_ name: ArraySlice<UInt8>) -> String? {
        var sets = DERReader(name)
        var parts: [String] = []
        while !sets.isAtEnd {
            guard parts.count < mostParts, let set = sets.next(DERReader.Tag.set), let part = relative(set) else { return nil }
            parts.append(part)
        }
        // RFC 2253 writes the relative names in the reverse order of the certificate.
        return parts.reversed().joined(separator: ",")
    }

    private static func relative(_ set: ArraySlice<UInt8>) -> String? {
        var attributes = DERReader(set)
        var texts: [String] = []
        while !attributes.isAtEnd {
            guard texts.count < mostParts, let attribute = attributes.next(DERReader.Tag.sequence) else { return nil }
            var pair = DERReader(attribute)
            guard let type = pair.next(DERReader.Tag.objectIdentifier), let value = pair.next() else { return nil }
            if let known = names[Array(type)], let text = string(value) {
                texts.append("\(known)=\(escaped(text))")
            } else {
                texts.append("\(dotted(type))=#\(hex(value.encoded))")
            }
        }
        return texts.joined(separator: "+")
    }

    private static func string(_ value: DERReader.Element) -> String? {
        switch value.tag {
        case DERReader.Tag.utf8String, DERReader.Tag.printableString, DERReader.Tag.ia5String:
            String(validating: value.contents, as: UTF8.self)
        case DERReader.Tag.teletexString: String(decoding: value.contents.map { UInt16($0) }, as: UTF16.self)
        case DERReader.Tag.bmpString where value.contents.count.isMultiple(of: 2):
            String(
                decoding: stride(from: value.contents.startIndex, to: value.contents.endIndex, by: 2).map {
                    UInt16(value.contents[$0]) << 8 | UInt16(value.contents[$0 + 1])
                }, as: UTF16.self)
        default: nil
        }
    }

    /// Escapes a value by RFC 2253, 2.4.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for (index, character) in text.enumerated() {
            let isFirst = index == 0
            let isLast = index == text.count - 1
            if ",+\"\\<>;".contains(character) || (isFirst && character == "#") || ((isFirst || isLast) && character == " ") {
                escaped.append("\\")
            }
            escaped.append(character)
        }
        return escaped
    }

    private static func dotted(_ identifier: ArraySlice<UInt8>) -> String {
        var numbers: [UInt64] = []
        var number: UInt64 = 0
        for byte in identifier {
            number = number << 7 | UInt64(byte & 0x7f)
            guard byte & 0x80 == 0 else { continue }
            if numbers.isEmpty {
                let first = min(number / 40, 2)
                numbers = [first, number - first * 40]
            } else {
                numbers.append(number)
            }
            number = 0
        }
        return numbers.map { String($0) }.joined(separator: ".")
    }

    private static func hex(_ bytes: ArraySlice<UInt8>) -> String {
        bytes.map { (($0 < 16) ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
