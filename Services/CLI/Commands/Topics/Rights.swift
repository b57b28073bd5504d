internal import Schema
internal import Streaming

/// Who needs which rights: the one table behind `topics acl`, the documents' table and what `doctor` tries. Complete and no wider than needed.
///
/// Describe is named although Kafka's own authorizer takes it to be a part of Read and of Write; others do not.
struct Rights {
    let topics: Topics

    /// What is read; also the last decisions of the services below, which a submission may build on.
    private func read(_ holder: RightsHolder) -> [Topic] {
        switch holder {
        case .service(let service):
            [topics.submissions(service), topics.heads] + followed(by: service) + (service == .scoring ? [topics.rankings] : [])
        case .clerk: decisions([.registry, .pledges, .supervision]) + [topics.heads, topics.evidence]
        // A closing names everything that is missing, whosever it is.
        case .scorer: decisions(Topics.services) + [topics.heads]
        case .office: decisions(Topics.services) + [topics.heads, topics.names, topics.evidence]
        case .namesReader: decisions([.registry]) + [topics.heads, topics.names]
        case .auditor, .operator: topics.all.filter { $0.role != .names }
        }
    }

    private func written(_ holder: RightsHolder) -> [Topic] {
        switch holder {
        case .service(let service): [topics.decisions(service), topics.heads] + (service == .scoring ? [topics.rankings] : [])
        case .clerk: submissions([.registry, .pledges, .supervision]) + [topics.evidence]
        case .scorer: submissions([.scoring])
        case .office: submissions(Topics.services) + [topics.names, topics.evidence]
        case .namesReader, .auditor, .operator: []
        }
    }

    /// Whose settings are looked at: services watch what they depend on, genesis compares the clock, an operator sees to all.
    private func watched(_ holder: RightsHolder) -> [Topic] {
        switch holder {
        case .service(let service):
            [topics.submissions(service), topics.heads] + followed(by: service) + (service == .scoring ? [topics.rankings] : [])
        case .office: submissions(Topics.services)
        case .operator: topics.all
        case .clerk, .scorer, .namesReader, .auditor: []
        }
    }

    private func created(_ holder: RightsHolder) -> [Topic] { holder == .operator ? topics.all : [] }

    /// A service's own decisions, and those of every service before it.
    private func followed(by service: PBService) -> [Topic] {
        decisions(Array(Topics.services.prefix { $0 != service }) + [service])
    }

    private func decisions(_ services: [PBService]) -> [Topic] { services.map { topics.decisions($0) } }
    private func submissions(_ services: [PBService]) -> [Topic] { services.map { topics.submissions($0) } }

    /// The group in which instances of a service share its partitions, unless it is given another name.
    func group(of service: PBService) -> String { "\(topics.namespace).\(service.topicName)" }

    /// By resource, in the order of the registry of topics.
    ///
    /// - Parameters:
    ///   - group: whose members share a service's partitions; nil for `static` ownership.
    ///   - wantsIdempotentWrite: brokers before 2.8 want it of every writer.
    func of(_ holder: RightsHolder, group: String? = nil, wantsIdempotentWrite: Bool = false) -> [Right] {
        let (read, written, watched, created) = (read(holder), written(holder), watched(holder), created(holder))
        var rights: [Right] = []
        for topic in topics.all {
            let resource = Denial.Resource.topic(topic.name)
            if read.contains(topic) { rights.append(Right(.read, resource)) }
            if written.contains(topic) { rights.append(Right(.write, resource)) }
            if created.contains(topic) { rights.append(Right(.create, resource)) }
            if [read, written, watched, created].contains(where: { $0.contains(topic) }) { rights.append(Right(.describe, resource)) }
            if watched.contains(topic) { rights.append(Right(.describeConfigs, resource)) }
        }
        if let group { rights.append(Right(.read, .group(group))) }
        if wantsIdempotentWrite, !written.isEmpty { rights.append(Right(.idempotentWrite, .cluster)) }
        return rights
    }
}

extension Sequence<Right> {
    /// Commands that grant these to a principal; what takes the same operations stands in one.
    func commands(for principal: String, _ tools: KafkaTools) -> [String] {
        var operations: [Denial.Resource: [Denial.Operation]] = [:]
        var order: [Denial.Resource] = []
        for right in self {
            if operations[right.resource] == nil { order.append(right.resource) }
            operations[right.resource, default: []].append(right.operation)
        }
        var commands: [(operations: [Denial.Operation], resources: [Denial.Resource])] = []
        for resource in order {
            let wanted = operations[resource] ?? []
            // Resources of different kinds in one command would each get all of its operations.
            if let index = commands.firstIndex(where: { $0.operations == wanted && $0.resources[0].isLike(resource) }) {
                commands[index].resources.append(resource)
            } else {
                commands.append((wanted, [resource]))
            }
        }
        return commands.map { command in
            tools.acls(
                ["--add", "--allow-principal", principal] + command.operations.flatMap { ["--operation", $0.rawValue] }
                    + command.resources.flatMap(\.arguments))
        }
    }
}

extension Denial.Resource {
    fileprivate func isLike(_ other: Denial.Resource) -> Bool {
        switch (self, other) {
        case (.topic, .topic), (.group, .group), (.cluster, .cluster): true
        case (.topic, _), (.group, _), (.cluster, _): false
        }
    }
}
