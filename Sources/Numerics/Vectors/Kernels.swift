import VectorKernels
import VectorKernelsAVX2
import VectorKernelsAVX512

/// The inner loops for one instruction set.
package struct Kernels: Sendable {
    package typealias Groups = UnsafePointer<SIMD8<Double>>
    package typealias Rule = (nodes: SIMD8<Double>, weights: SIMD8<Double>)
    package typealias Split =
        @Sendable (_ groups: Groups, _ count: Int, _ time: Double) -> (under: SIMD8<Double>, over: SIMD8<Double>)

    package typealias Prepare =
        @Sendable (
            _ eigenvalues: UnsafePointer<Double>, _ observation: UnsafePointer<Double>, _ signal: UnsafePointer<Double>,
            _ count: Int, _ groups: UnsafeMutablePointer<SIMD8<Double>>
        ) -> Void

    package let instructionSet: InstructionSet
    package let uniformVariates:
        @Sendable (_ key: UInt64, _ lane: UInt64, _ group: UInt64, _ count: Int, _ target: UnsafeMutablePointer<Double>) -> Void
    package let centralNormalQuantiles:
        @Sendable (_ probabilities: UnsafePointer<Double>, _ groups: Int, _ values: UnsafeMutablePointer<Double>) -> Void
    package let prepareFixedSpectrum: Prepare
    package let prepareAdaptiveSpectrum: Prepare
    package let exponentialDecays:
        @Sendable (
            _ x: Groups, _ count: Int, _ decays: UnsafeMutablePointer<SIMD8<Double>>,
            _ complements: UnsafeMutablePointer<SIMD8<Double>>
        ) -> Void
    package let sumOfDecays: @Sendable (_ rates: Groups, _ count: Int, _ time: Double) -> Double
    package let sum: @Sendable (_ values: Groups, _ count: Int, _ shift: Double) -> Double
    package let fixedSpectrumSplit: Split
    package let adaptiveSpectrumSplit: Split
    package let deepIntegrate:
        @Sendable (
            _ depth: Int, _ initialScale: Double, _ eigenvalue: Double, _ observation: Double, _ limit: Double, _ growth: Double,
            _ panels: Int, _ rule: Rule, _ record: UnsafeMutablePointer<Double>, _ times: UnsafeMutablePointer<Double>
        ) -> Void
    package let deepState:
        @Sendable (
            _ depth: Int, _ initialScale: Double, _ rule: Rule, _ record: UnsafePointer<Double>,
            _ times: UnsafePointer<Double>, _ time: Double
        ) -> (coefficient: Double, value: Double, residual: Double)
    package let deepSplit:
        @Sendable (
            _ depth: Int, _ initialScale: Double, _ rule: Rule, _ records: UnsafePointer<Double>, _ count: Int,
            _ times: UnsafePointer<Double>, _ time: Double
        ) -> (under: Double, over: Double)
    package let adaptiveSpectrumCurve:
        @Sendable (
            _ rate: Double, _ shape: Double, _ observation: Double, _ times: Groups, _ groups: Int,
            _ values: UnsafeMutablePointer<SIMD8<Double>>
        ) -> Void
    package let deepCurve:
        @Sendable (
            _ depth: Int, _ initialScale: Double, _ eigenvalue: Double, _ observation: Double, _ limit: Double, _ growth: Double,
            _ times: UnsafePointer<Double>, _ count: Int, _ values: UnsafeMutablePointer<Double>,
            _ scratch: UnsafeMutablePointer<Double>
        ) -> Void
}

extension Kernels {
    /// How many numbers of scratch ``deepCurve`` needs.
    package static let curveScratch = 3 * VectorKernels.curveNodes

    /// For the best instruction set of this machine.
    package static let current = Kernels(InstructionSet.available.last ?? .baseline)

    /// - Parameter instructionSet: one that is available.
    package init(_ instructionSet: InstructionSet) {
        precondition(InstructionSet.available.contains(instructionSet), "this processor has no \(instructionSet)")
        switch instructionSet {
        case .baseline: self = .baseline
        case .avx2: self = .avx2
        case .avx512: self = .avx512
        }
    }

    private static let baseline = Kernels(
        instructionSet: .baseline, uniformVariates: VectorKernels.uniformVariates,
        centralNormalQuantiles: VectorKernels.centralNormalQuantiles, prepareFixedSpectrum: VectorKernels.prepareFixedSpectrum,
        prepareAdaptiveSpectrum: VectorKernels.prepareAdaptiveSpectrum, exponentialDecays: VectorKernels.exponentialDecays,
        sumOfDecays: VectorKernels.sumOfDecays, sum: VectorKernels.sum, fixedSpectrumSplit: VectorKernels.fixedSpectrumSplit,
        adaptiveSpectrumSplit: VectorKernels.adaptiveSpectrumSplit, deepIntegrate: VectorKernels.deepIntegrate,
        deepState: VectorKernels.deepState, deepSplit: VectorKernels.deepSplit,
        adaptiveSpectrumCurve: VectorKernels.adaptiveSpectrumCurve, deepCurve: VectorKernels.deepCurve)

    private static let avx2 = Kernels(
        instructionSet: .avx2, uniformVariates: VectorKernelsAVX2.uniformVariates,
        centralNormalQuantiles: VectorKernelsAVX2.centralNormalQuantiles,
        prepareFixedSpectrum: VectorKernelsAVX2.prepareFixedSpectrum,
        prepareAdaptiveSpectrum: VectorKernelsAVX2.prepareAdaptiveSpectrum,
        exponentialDecays: VectorKernelsAVX2.exponentialDecays,
        sumOfDecays: VectorKernelsAVX2.sumOfDecays, sum: VectorKernelsAVX2.sum,
        fixedSpectrumSplit: VectorKernelsAVX2.fixedSpectrumSplit,
        adaptiveSpectrumSplit: VectorKernelsAVX2.adaptiveSpectrumSplit, deepIntegrate: VectorKernelsAVX2.deepIntegrate,
        deepState: VectorKernelsAVX2.deepState, deepSplit: VectorKernelsAVX2.deepSplit,
        adaptiveSpectrumCurve: VectorKernelsAVX2.adaptiveSpectrumCurve, deepCurve: VectorKernelsAVX2.deepCurve)

    private static let avx512 = Kernels(
        instructionSet: .avx512, uniformVariates: VectorKernelsAVX512.uniformVariates,
        centralNormalQuantiles: VectorKernelsAVX512.centralNormalQuantiles,
        prepareFixedSpectrum: VectorKernelsAVX512.prepareFixedSpectrum,
        prepareAdaptiveSpectrum: VectorKernelsAVX512.prepareAdaptiveSpectrum,
        exponentialDecays: VectorKernelsAVX512.exponentialDecays,
        sumOfDecays: VectorKernelsAVX512.sumOfDecays, sum: VectorKernelsAVX512.sum,
        fixedSpectrumSplit: VectorKernelsAVX512.fixedSpectrumSplit,
        adaptiveSpectrumSplit: VectorKernelsAVX512.adaptiveSpectrumSplit, deepIntegrate: VectorKernelsAVX512.deepIntegrate,
        deepState: VectorKernelsAVX512.deepState, deepSplit: VectorKernelsAVX512.deepSplit,
        adaptiveSpectrumCurve: VectorKernelsAVX512.adaptiveSpectrumCurve, deepCurve: VectorKernelsAVX512.deepCurve)
}
