import Foundation
import Storage
import WebAssets

/// The script that every page of the preview carries.
enum PreviewScript {
    static let text = String(decoding: WebAssets.previewScript, as: UTF8.self)

    /// As a content security policy names it: `sha256-…`.
    static let integrity = "sha256-" + Digest(of: text).bytes.base64EncodedString()
}
