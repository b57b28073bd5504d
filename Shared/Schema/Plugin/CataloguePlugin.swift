import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// The protoc plugin that writes what follows from the schema's `oneof`s and options: run by `make proto`, its output is committed.
///
/// Into the schema's library go the names, services, keys and rules of kinds; into each service's Core the dispatch of every kind to `decide`, and of
/// every fact to `apply`, of a type that bears the message's name. Whoever adds one to the schema and forgets its type gets an error that names it.
@main
struct CataloguePlugin: CodeGenerator {
    var supportedFeatures: [Google_Protobuf_Compiler_CodeGeneratorResponse.Feature] { [.proto3Optional] }
    var customOptionExtensions: [any AnyMessageExtension] { [PBExtensions_rule, PBExtensions_submitted, PBExtensions_day] }

    func generate(
        files: [FileDescriptor], parameter: any CodeGeneratorParameter, protoCompilerContext: any ProtoCompilerContext,
        generatorOutputs: any GeneratorOutputs
    ) throws {
        let catalogue = try Catalogue(files)
        try generatorOutputs.add(fileName: "Shared/Schema/Generated/Catalogue.swift", contents: CatalogueText(catalogue).text)
        for service in catalogue.services {
            try generatorOutputs.add(
                fileName: "Services/\(service.name)/Core/Generated/\(service.name)Dispatch.swift", contents: DispatchText(service).text)
        }
    }
}
