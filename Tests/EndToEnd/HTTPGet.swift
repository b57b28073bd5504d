import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

enum HTTPGet {
    static func status(of url: URL) async throws -> Int? {
        var request = URLRequest(url: url)
        request.timeoutInterval = 5
        let (_, response) = try await URLSession.shared.data(for: request)
        return (response as? HTTPURLResponse)?.statusCode
    }
}
