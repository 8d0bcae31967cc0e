import Foundation

extension [String: Data] {
    /// The files of a site, by path, without how long anything took: two builds that ran something differ in that.
    var withoutDurations: [String: Data] {
        reduce(into: [:]) { files, file in
            let name = file.key.split(separator: "/").last ?? ""
            let text = String(decoding: file.value, as: UTF8.self)
            files[file.key] =
                name == "manifest.json"
                ? Data(text.replacing(#/"seconds" : [0-9.e-]+|\.html" : "[0-9a-f]{64}/#, with: "").utf8)
                : name.hasSuffix(".html")
                    ? Data(text.replacing(#/<span class="seconds">[^<]*<\/span>/#, with: "").utf8) : file.value
        }
    }
}
