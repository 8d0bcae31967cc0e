/// What a file is, by the ending of its name.
enum ContentType {
    static let html = "text/html; charset=utf-8"
    static let plainText = "text/plain; charset=utf-8"
    static let events = "text/event-stream; charset=utf-8"
    static let css = "text/css; charset=utf-8"

    private static let types = [
        "html": html, "css": css, "txt": plainText, "csv": "text/csv; charset=utf-8", "json": "application/json",
        "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg",
        "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "pdf": "application/pdf", "woff2": "font/woff2",
        "woff": "font/woff", "otf": "font/otf", "ttf": "font/ttf",
    ]

    static func of(_ name: String) -> String {
        guard let dot = name.lastIndex(of: ".") else { return "application/octet-stream" }
        return types[name[name.index(after: dot)...].lowercased()] ?? "application/octet-stream"
    }
}
