/// Asked by the address sanitizer when it starts, in `swift test --sanitize=address`. It looks for leaks by pointers, and Swift keeps marks in
/// some of its own: it would find what is none.
@_cdecl("__asan_default_options")
public func sanitizerOptions() -> UnsafePointer<CChar> {
    UnsafeRawPointer(("detect_leaks=0" as StaticString).utf8Start).assumingMemoryBound(to: CChar.self)
}
