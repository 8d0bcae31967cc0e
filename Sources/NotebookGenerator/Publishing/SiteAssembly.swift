import Foundation

/// The files of a site, gathered from its pages and what they link to.
struct SiteAssembly {
    private(set) var files: [String: Data] = [:]
    let store: Store

    init(store: Store) { self.store = store }

    mutating func add(_ page: Page) throws {
        files[page.path] = Data(page.bytes)
        for asset in page.assets { try add(asset) }
    }

    mutating func add(_ asset: SiteAsset) throws {
        guard files[asset.path] == nil else { return }
        switch asset.content {
        case .bytes(let bytes): files[asset.path] = Data(bytes)
        case .file(let path): files[asset.path] = try Data(contentsOf: URL(fileURLWithPath: path))
        case .stored(let text):
            guard let digest = Digest(parsing: text), let bytes = store.bytes(of: digest) else {
                throw SystemFailure("\(asset.path): its bytes are gone from the store: build again")
            }
            files[asset.path] = bytes
        }
    }
}
