internal import CCairo

extension CairoError {
    init(_ status: cairo_status_t) {
        self = .status(cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown status")
    }
}
