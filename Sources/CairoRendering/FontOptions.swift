internal import CCairo

/// How glyphs are drawn: their outlines as they are, whatever the screen or the user's settings.
struct FontOptions: @unchecked Sendable {
    /// Made once, never changed and never freed: Cairo copies it.
    static let exact = FontOptions()

    let pointer: OpaquePointer?

    private init() {
        pointer = cairo_font_options_create()
        cairo_font_options_set_hint_style(pointer, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(pointer, CAIRO_HINT_METRICS_OFF)
        cairo_font_options_set_antialias(pointer, CAIRO_ANTIALIAS_GRAY)
    }
}
