import VectorKernels
import VectorKernelsAVX2
import VectorKernelsAVX512

extension Kernels {
    /// How many inputs a unit may have, its bias among them, for ``stepUnits``.
    package static let fusedInputs = 4

    package var stepUnits:
        @Sendable (
            _ inputs: Groups, _ count: Int, _ groups: Int, _ weights: UnsafeMutablePointer<Double>,
            _ output: UnsafeMutablePointer<Double>, _ units: Int, _ slope: Double, _ sensitivities: Groups, _ hiddenStep: Double,
            _ outputStep: Double, _ values: UnsafeMutablePointer<SIMD8<Double>>
        ) -> Void
    {
        if isWidest { return VectorKernelsAVX512.stepUnits }
        return isWide ? VectorKernelsAVX2.stepUnits : VectorKernels.stepUnits
    }
}
