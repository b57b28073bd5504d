internal import ArgumentParser
internal import Import
internal import Samples

extension SampleName: ExpressibleByArgument {}
extension SheetFormat: ExpressibleByArgument {}
