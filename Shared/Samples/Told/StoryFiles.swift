internal import Files
package import Foundation

/// Where the files of a story stand: `NAME-story.yaml`, `NAME-bundle.yaml` and its tables `NAME-TABLE.csv`.
package protocol StoryFiles: Sendable {
    /// The sample's name.
    var name: String { get }
    /// nil if there is no such file.
    func text(of file: String) throws -> String?
}

/// The files that come with the command. They stand in `Shared/Samples/Resources/Samples` and become part of the program when it is built, so that
/// it stays a single file.
package struct EmbeddedStory: StoryFiles {
    package let name: String

    package init(name: String) { self.name = name }

    package func text(of file: String) -> String? { Self.files[file].map { String(decoding: $0, as: UTF8.self) } }

    private static let files: [String: [UInt8]] = [
        "quwo-story.yaml": PackageResources.quwo_story_yaml,
        "quwo-bundle.yaml": PackageResources.quwo_bundle_yaml,
        "quwo-units.csv": PackageResources.quwo_units_csv,
        "quwo-projects.csv": PackageResources.quwo_projects_csv,
        "langzhong-story.yaml": PackageResources.langzhong_story_yaml,
        "langzhong-bundle.yaml": PackageResources.langzhong_bundle_yaml,
        "langzhong-units.csv": PackageResources.langzhong_units_csv,
        "langzhong-duties.csv": PackageResources.langzhong_duties_csv,
        "langzhong-projects.csv": PackageResources.langzhong_projects_csv,
        "community-story.yaml": PackageResources.community_story_yaml,
        "community-bundle.yaml": PackageResources.community_bundle_yaml,
        "community-units.csv": PackageResources.community_units_csv,
        "community-offers.csv": PackageResources.community_offers_csv,
    ]
}

/// The files of somebody who has changed them.
package struct StoryFolder: StoryFiles {
    package let name: String
    package let folder: URL

    package init(name: String, folder: URL) {
        self.name = name
        self.folder = folder
    }

    package func text(of file: String) throws -> String? {
        let place = folder.appending(path: file)
        guard FileManager.default.fileExists(atPath: place.path) else { return nil }
        return try TextFile.read(place.path)
    }
}
