/// Why a configuration was not accepted. Messages name the property and never repeat a secret value.
public enum KafkaConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// librdkafka knows no such property.
    case unknownProperty(String)
    /// librdkafka knows the property but not this value for it.
    case invalidValue(property: String, reason: String)
    /// Pledgeline's guarantees rest on this property's value, so nobody may set it.
    case reserved(property: String)
    /// An argument that should be a property is not of the form `key=value`.
    case malformedProperty
    /// A property names a file that does not exist or that this user may not read. librdkafka itself names neither property nor path.
    case unreadableFile(property: String, path: String, reason: String)
    /// Each property is legal but librdkafka refuses them together.
    case refused(reason: String)

    public var description: String {
        switch self {
        case .unknownProperty(let name): "unknown Kafka property \"\(name)\""
        case .invalidValue(let property, let reason): "invalid value for Kafka property \"\(property)\": \(reason)"
        case .reserved(let property): "the Kafka property \"\(property)\" is set by Pledgeline itself and cannot be changed"
        case .malformedProperty: "a Kafka property must be written key=value"
        case .unreadableFile(let property, let path, let reason):
            "the file of Kafka property \"\(property)\", \(path), cannot be read: \(reason)"
        case .refused(let reason): "librdkafka refuses the configuration: \(reason)"
        }
    }
}
