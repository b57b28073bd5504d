import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// The protoc plugin that generates code from the schema's `oneof`s and options. It is run by `make proto`; its output is committed.
///
/// The schema's library gets the names, services, keys and rules of the kinds; each service's Core gets the dispatch of every kind to
/// `decide`, and of every fact to `apply`, of the type with the message's name. A kind or fact whose type is missing fails to compile with
/// an error that names it.
/// Each refusal becomes a function of the values in its texts; a text that is missing or not in its language, or a code given twice, is an error here.
@main
struct CataloguePlugin: CodeGenerator {
    var supportedFeatures: [Google_Protobuf_Compiler_CodeGeneratorResponse.Feature] { [.proto3Optional] }
    var customOptionExtensions: [any AnyMessageExtension] {
        [PBExtensions_rule, PBExtensions_submitted, PBExtensions_day, PBExtensions_refusal]
    }

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
        for refusals in try Refusals.all(files) {
            try generatorOutputs.add(fileName: refusals.fileName, contents: RefusalsText(refusals).text)
        }
    }
}
