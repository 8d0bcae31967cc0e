internal import CJavaScriptCore
import ChapterRunning

/// JavaScript of our own choice, run in WebKit's JavaScriptCore, without files, clock or network.
///
/// It keeps nothing of a thread: whoever holds it may use it, one at a time, which `EnginePool` sees to.
final class JavaScriptHeap: @unchecked Sendable {
    static let debianPackage = "libjavascriptcoregtk-4.1-0"

    enum Failure: Error, Equatable {
        case notInstalled
        case outOfMemory
        case outOfTime
        case thrown(String)
    }

    /// Functions of the library, which stay where they are.
    private static let library: JavaScriptCore? = {
        SystemLibraries.settle()
        var library = JavaScriptCore()
        return javascriptcore_load(&library) ? library : nil
    }()

    private let library: JavaScriptCore
    private let context: JSContext

    /// How long one call may take, in seconds of the processor: nothing that is set takes a tenth of it.
    static let longestCall = 60.0

    init(seconds: Double = longestCall) throws(Failure) {
        guard let library = Self.library else { throw .notInstalled }
        guard let context = library.create(nil) else { throw .outOfMemory }
        self.library = library
        self.context = context
        if let limit = library.limit { limit(library.group(context), seconds, nil, nil) }
    }

    deinit {
        library.release(context)
    }

    /// Runs a program.
    func evaluate(_ source: String) throws(Failure) {
        _ = try result { exception in
            withString(source) { library.evaluate(context, $0, nil, nil, 1, &exception) }
        }
    }

    /// Calls a global function with one string.
    ///
    /// - Parameter argument: without a null character.
    /// - Returns: its value as a string.
    func call(_ function: String, _ argument: String) throws(Failure) -> String {
        let global = library.global(context)
        let called = try result { exception in withString(function) { library.property(context, global, $0, &exception) } }
        let value = try result { exception in
            let argument = withString(argument) { library.string_value(context, $0) }
            return withUnsafePointer(to: argument) { library.call(context, called, nil, 1, $0, &exception) }
        }
        return try text(of: value)
    }

    // MARK: Values and strings

    /// What a call gives, unless something was thrown.
    private func result(_ body: (_ exception: inout JSValue?) -> JSValue?) throws(Failure) -> JSValue {
        var exception: JSValue?
        let value = body(&exception)
        if let exception {
            let words = (try? text(of: exception)) ?? "an error without words"
            throw words == "JavaScript execution terminated." ? .outOfTime : .thrown(words)
        }
        guard let value else { throw .outOfMemory }
        return value
    }

    private func withString<Result>(_ text: String, _ body: (JSString?) -> Result) -> Result {
        let string = text.withCString { library.create_string($0) }
        defer { library.release_string(string) }
        return body(string)
    }

    private func text(of value: JSValue) throws(Failure) -> String {
        var exception: JSValue?
        guard let string = library.string_of(context, value, &exception), exception == nil else {
            throw .thrown("a value without text")
        }
        defer { library.release_string(string) }
        return String(unsafeUninitializedCapacity: library.size(string)) { buffer in
            // With the null character behind it.
            buffer.withMemoryRebound(to: CChar.self) { library.copy(string, $0.baseAddress, $0.count) } - 1
        }
    }
}
