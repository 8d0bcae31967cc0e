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
    let isWidest: Bool
    let isWide: Bool

    /// - Parameter instructionSet: one that is available.
    package init(_ instructionSet: InstructionSet) {
        precondition(InstructionSet.available.contains(instructionSet), "this processor has no \(instructionSet)")
        self.instructionSet = instructionSet
        isWidest = instructionSet == .avx512
        isWide = instructionSet == .avx2
    }

    /// For the best instruction set of this machine.
    package static let current = Kernels(InstructionSet.available.last ?? .baseline)

    /// How many numbers of scratch ``deepCurve`` needs.
    package static let curveScratch = 3 * VectorKernels.curveNodes

    /// How many groups of eight of scratch ``deepErrors`` needs.
    package static let errorScratch = VectorKernels.deepErrorScratch

    /// Into how many panels the end of a deep component's way is divided, from half of its final β on.
    package static let saturationPanels = VectorKernels.saturationPanels
}

/// Each chosen where it is used, by two answers: the compiler would make tables of a switch, all of them beside each other, and code
/// that uses one loop would reach the others.
extension Kernels {
    package var uniformVariates:
        @Sendable (_ key: UInt64, _ lane: UInt64, _ group: UInt64, _ count: Int, _ target: UnsafeMutablePointer<Double>) -> Void
    {
        if isWidest { return VectorKernelsAVX512.uniformVariates }
        return isWide ? VectorKernelsAVX2.uniformVariates : VectorKernels.uniformVariates
    }

    package var centralNormalQuantiles:
        @Sendable (_ probabilities: UnsafePointer<Double>, _ groups: Int, _ values: UnsafeMutablePointer<Double>) -> Void
    {
        if isWidest { return VectorKernelsAVX512.centralNormalQuantiles }
        return isWide ? VectorKernelsAVX2.centralNormalQuantiles : VectorKernels.centralNormalQuantiles
    }

    package var prepareFixedSpectrum: Prepare {
        if isWidest { return VectorKernelsAVX512.prepareFixedSpectrum }
        return isWide ? VectorKernelsAVX2.prepareFixedSpectrum : VectorKernels.prepareFixedSpectrum
    }

    package var prepareAdaptiveSpectrum: Prepare {
        if isWidest { return VectorKernelsAVX512.prepareAdaptiveSpectrum }
        return isWide ? VectorKernelsAVX2.prepareAdaptiveSpectrum : VectorKernels.prepareAdaptiveSpectrum
    }

    package var exponentialDecays:
        @Sendable (
            _ x: Groups, _ count: Int, _ decays: UnsafeMutablePointer<SIMD8<Double>>,
            _ complements: UnsafeMutablePointer<SIMD8<Double>>
        ) -> Void
    {
        if isWidest { return VectorKernelsAVX512.exponentialDecays }
        return isWide ? VectorKernelsAVX2.exponentialDecays : VectorKernels.exponentialDecays
    }

    package var sumOfDecays: @Sendable (_ rates: Groups, _ count: Int, _ time: Double) -> Double {
        if isWidest { return VectorKernelsAVX512.sumOfDecays }
        return isWide ? VectorKernelsAVX2.sumOfDecays : VectorKernels.sumOfDecays
    }

    package var sum: @Sendable (_ values: Groups, _ count: Int, _ shift: Double) -> Double {
        if isWidest { return VectorKernelsAVX512.sum }
        return isWide ? VectorKernelsAVX2.sum : VectorKernels.sum
    }

    package var fixedSpectrumSplit: Split {
        if isWidest { return VectorKernelsAVX512.fixedSpectrumSplit }
        return isWide ? VectorKernelsAVX2.fixedSpectrumSplit : VectorKernels.fixedSpectrumSplit
    }

    package var adaptiveSpectrumSplit: Split {
        if isWidest { return VectorKernelsAVX512.adaptiveSpectrumSplit }
        return isWide ? VectorKernelsAVX2.adaptiveSpectrumSplit : VectorKernels.adaptiveSpectrumSplit
    }

    package var deepIntegrate:
        @Sendable (
            _ depth: Int, _ initialScale: Double, _ eigenvalue: Double, _ observation: Double, _ limit: Double, _ growth: Double,
            _ panels: Int, _ rule: Rule, _ record: UnsafeMutablePointer<Double>, _ times: UnsafeMutablePointer<Double>
        ) -> Void
    {
        if isWidest { return VectorKernelsAVX512.deepIntegrate }
        return isWide ? VectorKernelsAVX2.deepIntegrate : VectorKernels.deepIntegrate
    }

    package var deepState:
        @Sendable (
            _ depth: Int, _ initialScale: Double, _ rule: Rule, _ record: UnsafePointer<Double>,
            _ times: UnsafePointer<Double>, _ time: Double
        ) -> (coefficient: Double, value: Double, residual: Double)
    {
        if isWidest { return VectorKernelsAVX512.deepState }
        return isWide ? VectorKernelsAVX2.deepState : VectorKernels.deepState
    }

    package var deepSplit:
        @Sendable (
            _ depth: Int, _ initialScale: Double, _ rule: Rule, _ records: UnsafePointer<Double>, _ count: Int,
            _ times: UnsafePointer<Double>, _ time: Double
        ) -> (under: Double, over: Double)
    {
        if isWidest { return VectorKernelsAVX512.deepSplit }
        return isWide ? VectorKernelsAVX2.deepSplit : VectorKernels.deepSplit
    }

    package var deepErrors:
        @Sendable (
            _ depth: Int, _ initialScale: Double, _ rule: Rule, _ series: Groups, _ records: UnsafePointer<Double>,
            _ count: Int, _ times: UnsafePointer<Double>, _ groups: Int, _ values: UnsafeMutablePointer<Double>,
            _ scratch: UnsafeMutablePointer<SIMD8<Double>>, _ under: UnsafeMutablePointer<SIMD8<Double>>,
            _ over: UnsafeMutablePointer<SIMD8<Double>>
        ) -> Void
    {
        if isWidest { return VectorKernelsAVX512.deepErrors }
        return isWide ? VectorKernelsAVX2.deepErrors : VectorKernels.deepErrors
    }

    package var adaptiveSpectrumCurve:
        @Sendable (
            _ rate: Double, _ shape: Double, _ observation: Double, _ times: Groups, _ groups: Int,
            _ values: UnsafeMutablePointer<SIMD8<Double>>
        ) -> Void
    {
        if isWidest { return VectorKernelsAVX512.adaptiveSpectrumCurve }
        return isWide ? VectorKernelsAVX2.adaptiveSpectrumCurve : VectorKernels.adaptiveSpectrumCurve
    }

    package var deepCurve:
        @Sendable (
            _ depth: Int, _ initialScale: Double, _ eigenvalue: Double, _ observation: Double, _ limit: Double, _ growth: Double,
            _ times: UnsafePointer<Double>, _ count: Int, _ values: UnsafeMutablePointer<Double>,
            _ scratch: UnsafeMutablePointer<Double>
        ) -> Void
    {
        if isWidest { return VectorKernelsAVX512.deepCurve }
        return isWide ? VectorKernelsAVX2.deepCurve : VectorKernels.deepCurve
    }

    package typealias InPlace = @Sendable (_ cosines: UnsafeMutablePointer<Double>, _ groups: Int) -> Void

    package var zerothArcCosines: InPlace {
        if isWidest { return VectorKernelsAVX512.zerothArcCosines }
        return isWide ? VectorKernelsAVX2.zerothArcCosines : VectorKernels.zerothArcCosines
    }

    package var firstArcCosines: InPlace {
        if isWidest { return VectorKernelsAVX512.firstArcCosines }
        return isWide ? VectorKernelsAVX2.firstArcCosines : VectorKernels.firstArcCosines
    }

    package var tangentKernel:
        @Sendable (
            _ cosines: UnsafeMutablePointer<Double>, _ groups: Int, _ hiddenLayers: Int, _ squaredBias: Double,
            _ laterWeight: Double, _ scale: Double
        ) -> Void
    {
        if isWidest { return VectorKernelsAVX512.tangentKernel }
        return isWide ? VectorKernelsAVX2.tangentKernel : VectorKernels.tangentKernel
    }
}
