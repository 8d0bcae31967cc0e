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

    /// - Parameter instructionSet: one that is available.
    package init(_ instructionSet: InstructionSet) {
        precondition(InstructionSet.available.contains(instructionSet), "this processor has no \(instructionSet)")
        self.instructionSet = instructionSet
    }

    /// For the best instruction set of this machine.
    package static let current = Kernels(InstructionSet.available.last ?? .baseline)

    /// How many numbers of scratch ``deepCurve`` needs.
    package static let curveScratch = 3 * VectorKernels.curveNodes
}

/// Each chosen where it is used, and not kept in one table: code that uses one loop does not reach the others.
extension Kernels {
    @inline(__always)
    private func choose<Loop>(_ baseline: Loop, _ avx2: Loop, _ avx512: Loop) -> Loop {
        switch instructionSet {
        case .baseline: baseline
        case .avx2: avx2
        case .avx512: avx512
        }
    }

    package var uniformVariates:
        @Sendable (_ key: UInt64, _ lane: UInt64, _ group: UInt64, _ count: Int, _ target: UnsafeMutablePointer<Double>) -> Void
    {
        choose(VectorKernels.uniformVariates, VectorKernelsAVX2.uniformVariates, VectorKernelsAVX512.uniformVariates)
    }

    package var centralNormalQuantiles:
        @Sendable (_ probabilities: UnsafePointer<Double>, _ groups: Int, _ values: UnsafeMutablePointer<Double>) -> Void
    {
        choose(
            VectorKernels.centralNormalQuantiles, VectorKernelsAVX2.centralNormalQuantiles,
            VectorKernelsAVX512.centralNormalQuantiles)
    }

    package var prepareFixedSpectrum: Prepare {
        choose(
            VectorKernels.prepareFixedSpectrum, VectorKernelsAVX2.prepareFixedSpectrum, VectorKernelsAVX512.prepareFixedSpectrum)
    }

    package var prepareAdaptiveSpectrum: Prepare {
        choose(
            VectorKernels.prepareAdaptiveSpectrum, VectorKernelsAVX2.prepareAdaptiveSpectrum,
            VectorKernelsAVX512.prepareAdaptiveSpectrum)
    }

    package var exponentialDecays:
        @Sendable (
            _ x: Groups, _ count: Int, _ decays: UnsafeMutablePointer<SIMD8<Double>>,
            _ complements: UnsafeMutablePointer<SIMD8<Double>>
        ) -> Void
    {
        choose(VectorKernels.exponentialDecays, VectorKernelsAVX2.exponentialDecays, VectorKernelsAVX512.exponentialDecays)
    }

    package var sumOfDecays: @Sendable (_ rates: Groups, _ count: Int, _ time: Double) -> Double {
        choose(VectorKernels.sumOfDecays, VectorKernelsAVX2.sumOfDecays, VectorKernelsAVX512.sumOfDecays)
    }

    package var sum: @Sendable (_ values: Groups, _ count: Int, _ shift: Double) -> Double {
        choose(VectorKernels.sum, VectorKernelsAVX2.sum, VectorKernelsAVX512.sum)
    }

    package var fixedSpectrumSplit: Split {
        choose(VectorKernels.fixedSpectrumSplit, VectorKernelsAVX2.fixedSpectrumSplit, VectorKernelsAVX512.fixedSpectrumSplit)
    }

    package var adaptiveSpectrumSplit: Split {
        choose(
            VectorKernels.adaptiveSpectrumSplit, VectorKernelsAVX2.adaptiveSpectrumSplit,
            VectorKernelsAVX512.adaptiveSpectrumSplit)
    }

    package var deepIntegrate:
        @Sendable (
            _ depth: Int, _ initialScale: Double, _ eigenvalue: Double, _ observation: Double, _ limit: Double, _ growth: Double,
            _ panels: Int, _ rule: Rule, _ record: UnsafeMutablePointer<Double>, _ times: UnsafeMutablePointer<Double>
        ) -> Void
    {
        choose(VectorKernels.deepIntegrate, VectorKernelsAVX2.deepIntegrate, VectorKernelsAVX512.deepIntegrate)
    }

    package var deepState:
        @Sendable (
            _ depth: Int, _ initialScale: Double, _ rule: Rule, _ record: UnsafePointer<Double>,
            _ times: UnsafePointer<Double>, _ time: Double
        ) -> (coefficient: Double, value: Double, residual: Double)
    {
        choose(VectorKernels.deepState, VectorKernelsAVX2.deepState, VectorKernelsAVX512.deepState)
    }

    package var deepSplit:
        @Sendable (
            _ depth: Int, _ initialScale: Double, _ rule: Rule, _ records: UnsafePointer<Double>, _ count: Int,
            _ times: UnsafePointer<Double>, _ time: Double
        ) -> (under: Double, over: Double)
    {
        choose(VectorKernels.deepSplit, VectorKernelsAVX2.deepSplit, VectorKernelsAVX512.deepSplit)
    }

    package var adaptiveSpectrumCurve:
        @Sendable (
            _ rate: Double, _ shape: Double, _ observation: Double, _ times: Groups, _ groups: Int,
            _ values: UnsafeMutablePointer<SIMD8<Double>>
        ) -> Void
    {
        choose(
            VectorKernels.adaptiveSpectrumCurve, VectorKernelsAVX2.adaptiveSpectrumCurve,
            VectorKernelsAVX512.adaptiveSpectrumCurve)
    }

    package var deepCurve:
        @Sendable (
            _ depth: Int, _ initialScale: Double, _ eigenvalue: Double, _ observation: Double, _ limit: Double, _ growth: Double,
            _ times: UnsafePointer<Double>, _ count: Int, _ values: UnsafeMutablePointer<Double>,
            _ scratch: UnsafeMutablePointer<Double>
        ) -> Void
    {
        choose(VectorKernels.deepCurve, VectorKernelsAVX2.deepCurve, VectorKernelsAVX512.deepCurve)
    }
}
