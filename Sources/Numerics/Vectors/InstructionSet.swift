internal import Foundation

/// The vector instructions of a processor for which the inner loops are compiled.
package enum InstructionSet: Int, CaseIterable, Sendable, CustomStringConvertible {
    /// What every processor of the architecture has: SSE2 or NEON.
    case baseline
    /// x86-64-v3: AVX2 and fused multiply–add, 4 numbers at once.
    case avx2
    /// x86-64-v4: AVX-512, 8 numbers at once.
    case avx512

    package var description: String {
        switch self {
        case .baseline: "baseline"
        case .avx2: "AVX2"
        case .avx512: "AVX-512"
        }
    }

    /// Those that this machine can run, the best last.
    package static let available: [InstructionSet] = allCases.filter { $0.features.isSubset(of: processorFeatures) }

    private var features: Set<String> {
        switch self {
        case .baseline: []
        case .avx2: ["avx2", "fma", "bmi1", "bmi2", "f16c", "movbe", "abm"]
        case .avx512:
            ["avx2", "fma", "bmi1", "bmi2", "f16c", "movbe", "abm", "avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"]
        }
    }

    /// As Linux lists them: what processor and kernel both support. Empty on other systems and architectures.
    private static let processorFeatures: Set<String> = {
        #if arch(x86_64) && os(Linux)
            guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8) else { return [] }
            let flags = text.split(separator: "\n").first { $0.hasPrefix("flags") } ?? ""
            return Set(flags.split(separator: " ").map(String.init))
        #else
            return []
        #endif
    }()
}
