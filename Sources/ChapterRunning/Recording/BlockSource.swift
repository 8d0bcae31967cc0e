import Storage

/// What an outcome came of, as the record keeps it: the code that the block and the experiments behind it can reach, and the
/// data that they read. Neither values nor the processor enter it, so that every processor of one kind finds the same.
package struct BlockSource: Hashable, Sendable {
    /// Where sources can be compared: the same text is another machine code for another architecture or compiler.
    package var platform: String
    /// Sixteen hexadecimal digits.
    private var digest: String
    /// The data sets alone, in ten digits: those that can be looked at where nothing is compiled. Nil where there are none, and in records of an
    /// older form.
    private(set) var data: String?
    /// Whether the outcome tells of the report's machine code itself, which is another on each platform.
    package var isAboutCode: Bool

    /// - Parameters:
    ///   - code: what the block's machine code can reach.
    ///   - data: the digests of the data sets that it reads, by name.
    ///   - inputs: the sources of the experiments that it uses, by name.
    init(code: Digest, data: [String: Digest], inputs: [String: BlockSource], on platform: String) {
        self.data = Self.digits(of: data, behind: inputs.values.compactMap(\.data))
        let data = data.sorted { $0.key < $1.key }
        let inputs = inputs.sorted { $0.key < $1.key }
        self.platform = platform
        isAboutCode = data.contains { $0.key == ReportData.reach.rawValue } || inputs.contains(where: \.value.isAboutCode)
        digest = Self.shortened(
            Digest(
                ofAll: ["source 1", code.description, "data"] + data.flatMap { [$0.key, $0.value.description] } + ["inputs"]
                    + inputs.flatMap { [$0.key, $0.value.description] }))
    }

    /// What tells data sets from any other.
    ///
    /// - Parameters:
    ///   - data: the digests of those that a block reads, by name.
    ///   - inputs: the same digits of the experiments that it uses.
    static func digits(of data: [String: Digest], behind inputs: [String]) -> String? {
        let own = data.filter { ReportData(rawValue: $0.key)?.followsFromCode != true }.sorted { $0.key < $1.key }
        guard !own.isEmpty || !inputs.isEmpty else { return nil }
        return String(
            Digest(ofAll: own.flatMap { [$0.key, $0.value.description] } + ["inputs"] + inputs.sorted()).description.prefix(10))
    }

    /// The architecture of this process and the compiler: `x86_64 swift-6.3.1-RELEASE`.
    package static func platform(of toolchain: Toolchain) -> String {
        #if arch(x86_64)
            let architecture = "x86_64"
        #elseif arch(arm64)
            let architecture = "arm64"
        #else
            let architecture = "other"
        #endif
        let release = toolchain.version.split { "()".contains($0) }.dropFirst().first ?? toolchain.version[...]
        return "\(architecture) \(release.split(separator: " ").joined(separator: "-"))"
    }

    /// Enough digits to tell what is recorded apart.
    static func shortened(_ digest: Digest) -> String { String(digest.description.prefix(16)) }
}

// MARK: As text

/// `x86_64 swift-6.3.1-RELEASE 3f2a9c0b1d2e4f56`, then `data:` with digits where it reads data sets, and `code` for what tells of the code
/// itself.
extension BlockSource: CustomStringConvertible {
    private static let mark = "code"
    private static let dataMark = "data:"

    package var description: String {
        "\(platform) \(digest)" + (data.map { " \(Self.dataMark)\($0)" } ?? "") + (isAboutCode ? " \(Self.mark)" : "")
    }

    init(_ text: String) {
        var words = text.split(separator: " ")
        isAboutCode = words.last.map { $0 == Self.mark } ?? false
        if isAboutCode { words.removeLast() }
        if let last = words.last, last.hasPrefix(Self.dataMark) {
            data = String(last.dropFirst(Self.dataMark.count))
            words.removeLast()
        }
        digest = words.popLast().map(String.init) ?? ""
        platform = words.joined(separator: " ")
    }
}

extension BlockSource: Codable {
    package init(from decoder: any Decoder) throws { self.init(try decoder.singleValueContainer().decode(String.self)) }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
