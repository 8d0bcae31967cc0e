/// Asked by the thread sanitizer when it starts, in `swift test --sanitize=thread`. It does not see the locks of `Mutex`, since the standard
/// library was not built for it: what it tells of the state inside of these is none.
@_cdecl("__tsan_default_suppressions")
public func threadSanitizerSuppressions() -> UnsafePointer<CChar> {
    let text: StaticString = "race:EventStream\nrace:PreviewSite\nrace:CompilationCache\nrace:NotebookGeneratorTests5Names\n"
    return UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
}
