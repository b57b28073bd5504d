package import Schema

/// A real system told as a year of submissions, the same for everybody who tells it.
///
/// Its keys are public (``SampleStep/signingKey()``), so it is told in a namespace of its own only, under a declared clock.
package protocol Sample: Sendable {
    /// As the command line asks for it.
    var name: String { get }
    var title: PBText { get }
    /// In the order in which they are to be sent.
    var waves: [SampleWave] { get }

    /// What has come out, beside what was published or told; exact once the wave that ``SampleWave/showsFigures`` has been decided.
    func figures(of state: SampleState) -> SampleFigures
}

extension Sample {
    /// The only namespace it can be sent to.
    package var namespace: String { SampleKeys.namespace(of: name) }

    /// To be asked before anything of the sample is sent.
    package func check(namespace: String) throws(WrongSampleNamespace) {
        guard namespace == self.namespace else { throw WrongSampleNamespace(namespace: namespace, needed: self.namespace) }
    }
}

package struct WrongSampleNamespace: Error, Hashable, Sendable, CustomStringConvertible {
    package var namespace: String
    package var needed: String
    package var description: String {
        "the sample can only be sent to the namespace “\(needed)”, not to “\(namespace)”: its keys are public"
    }
}
