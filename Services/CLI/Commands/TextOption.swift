internal import ArgumentParser

/// Options whose value is text take the next word whatever it begins with: `--note -5` and `--text "- item"` say what they say. By default the library
/// takes every word that begins with a dash for an option. These initialisers are preferred to the library's wherever the value is text, so that no
/// option has to ask for it.
extension Option where Value == String {
    init(name: NameSpecification = .long, help: ArgumentHelp? = nil, completion: CompletionKind? = nil) {
        self.init(name: name, parsing: .unconditional, help: help, completion: completion)
    }

    init(wrappedValue: String, name: NameSpecification = .long, help: ArgumentHelp? = nil, completion: CompletionKind? = nil) {
        self.init(wrappedValue: wrappedValue, name: name, parsing: .unconditional, help: help, completion: completion)
    }
}

extension Option where Value == String? {
    init(name: NameSpecification = .long, help: ArgumentHelp? = nil, completion: CompletionKind? = nil) {
        self.init(name: name, parsing: .unconditional, help: help, completion: completion)
    }
}

/// Numbers, too: `--quantity -3` is told that it must be above 0, not that a value is missing.
extension Option where Value: FixedWidthInteger & ExpressibleByArgument {
    init(name: NameSpecification = .long, help: ArgumentHelp? = nil, completion: CompletionKind? = nil) {
        self.init(name: name, parsing: .unconditional, help: help, completion: completion)
    }

    init(wrappedValue: Value, name: NameSpecification = .long, help: ArgumentHelp? = nil, completion: CompletionKind? = nil) {
        self.init(wrappedValue: wrappedValue, name: name, parsing: .unconditional, help: help, completion: completion)
    }
}

extension Option where Value == Int? {
    init(name: NameSpecification = .long, help: ArgumentHelp? = nil, completion: CompletionKind? = nil) {
        self.init(name: name, parsing: .unconditional, help: help, completion: completion)
    }
}

extension Option where Value == Int64? {
    init(name: NameSpecification = .long, help: ArgumentHelp? = nil, completion: CompletionKind? = nil) {
        self.init(name: name, parsing: .unconditional, help: help, completion: completion)
    }
}

extension Option where Value == [String] {
    init(name: NameSpecification = .long, help: ArgumentHelp? = nil, completion: CompletionKind? = nil) {
        self.init(name: name, parsing: .unconditionalSingleValue, help: help, completion: completion)
    }

    init(wrappedValue: [String], name: NameSpecification = .long, help: ArgumentHelp? = nil, completion: CompletionKind? = nil) {
        self.init(wrappedValue: wrappedValue, name: name, parsing: .unconditionalSingleValue, help: help, completion: completion)
    }
}
