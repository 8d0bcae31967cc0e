import Foundation

/// Sets TeX as HTML and MathML with KaTeX, run in JavaScriptCore: a page needs no script, and bad TeX is the author's error.
///
/// The engine starts with the first formula that is not in the cache, and compiles what it runs often.
/// One typesetter serves one thread.
package final class MathTypesetter {
    /// Every formula that it was asked for, for the next build. Valid for the same `engine` alone.
    package private(set) var used: [MathKey: String] = [:]
    private let cached: (MathKey) -> String?
    private let katex: KaTeX
    private let macros: [String: String]
    private let pool: EnginePool?
    private var heap: JavaScriptHeap?
    /// Whether a formula could not be set for want of an engine: what shows it must not be remembered.
    private(set) var lacksEngine = false
    /// Whether formulas that are not known are noted instead of set.
    private let isNoting: Bool
    /// What was noted.
    private(set) var unknown: [MathKey] = []

    /// - Parameters:
    ///   - macros: TeX by the macro's name, `["\\E": "\\mathbb{E}"]`.
    ///   - cache: what an earlier typesetter of the same engine and macros left.
    package init(katex: KaTeX = .installed, macros: [String: String] = [:], cache: [MathKey: String] = [:]) {
        self.katex = katex
        self.macros = macros
        cached = { cache[$0] }
        pool = nil
        isNoting = false
    }

    /// - Parameters:
    ///   - pool: where engines come from, and go when this typesetter is done.
    ///   - isNoting: formulas that are not known are noted, and come out empty.
    ///   - cached: the markup that is known of a formula.
    init(katex: KaTeX = .installed, pool: EnginePool, isNoting: Bool = false, cached: @escaping (MathKey) -> String?) {
        self.katex = katex
        macros = [:]
        self.cached = cached
        self.pool = pool
        self.isNoting = isNoting
    }

    deinit {
        if let heap { pool?.giveBack(heap) }
    }

    /// - Returns: trusted markup: KaTeX escapes what it does not understand, and links to scripts are refused.
    package func typeset(_ tex: String, isDisplay: Bool) throws(MathError) -> String {
        let key = MathKey(tex: tex, isDisplay: isDisplay)
        if let markup = used[key] { return markup }
        let known = cached(key)
        if known == nil, isNoting {
            used[key] = ""
            unknown.append(key)
            return ""
        }
        let markup = if let known { known } else { try newMarkup(of: key) }
        used[key] = markup
        return markup
    }

    /// In bytes of TeX: two pages of formula, which KaTeX sets within a second or two.
    package static let longestFormula = 10_000

    private func newMarkup(of key: MathKey) throws(MathError) -> String {
        do {
            return CompactFormula.markup(try katexMarkup(of: key))
        } catch {
            switch error {
            case .notInstalled, .engineFailed: lacksEngine = true
            case .malformed, .tooLong: break
            }
            throw error
        }
    }

    /// As KaTeX writes it.
    func katexMarkup(of key: MathKey) throws(MathError) -> String {
        guard key.tex.utf8.count <= Self.longestFormula else { throw .tooLong(bytes: key.tex.utf8.count) }
        let answer = try ask(startedHeap(), MathRequest(tex: key.tex, isDisplay: key.isDisplay, macros: macros))
        if let html = answer.html { return html }
        let offset = key.tex.utf8Offset(ofUTF16: answer.position ?? 0)
        throw .malformed(message: answer.message ?? "cannot be typeset", offset: offset)
    }

    private func ask(_ heap: JavaScriptHeap, _ request: MathRequest) throws(MathError) -> MathAnswer {
        do {
            let answer = try heap.call("typeset", String(decoding: JSONEncoder().encode(request), as: UTF8.self))
            if answer.utf8.first == UInt8(ascii: "<") { return MathAnswer(html: answer) }
            return try JSONDecoder().decode(MathAnswer.self, from: Data(answer.utf8))
        } catch JavaScriptHeap.Failure.outOfTime {
            self.heap = nil
            throw .malformed(
                message: "KaTeX does not come to an end with it in \(Int(JavaScriptHeap.longestCall)) s: divide it", offset: 0)
        } catch {
            throw .engineFailed("\(error)")
        }
    }

    private func startedHeap() throws(MathError) -> JavaScriptHeap {
        heap = heap ?? pool?.take()
        if let heap { return heap }
        let program: Data
        do { program = try katex.program() } catch { throw .notInstalled(error) }
        do throws(JavaScriptHeap.Failure) {
            let started = try JavaScriptHeap()
            try started.evaluate(String(decoding: program, as: UTF8.self))
            try started.evaluate(MathRequest.driver)
            heap = started
            return started
        } catch .notInstalled {
            throw .notInstalled(MissingFile(path: "libjavascriptcoregtk-4.1.so.0", package: JavaScriptHeap.debianPackage))
        } catch {
            throw .engineFailed("\(error)")
        }
    }
}

extension String {
    /// The UTF-8 offset of a UTF-16 offset, which is what JavaScript counts in; past the end is the end.
    func utf8Offset(ofUTF16 offset: Int) -> Int {
        guard let index = utf16.index(utf16.startIndex, offsetBy: offset, limitedBy: utf16.endIndex) else { return utf8.count }
        return utf8.distance(from: startIndex, to: index)
    }
}
