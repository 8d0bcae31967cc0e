import Numerics
import SpectrumKernels
import Testing

@Suite("Preconditioners")
struct PreconditionerTests {
    @Test("no preconditioner leaves residuals as they are")
    func identity() {
        #expect(IdentityPreconditioner(size: 3).matrix() == .identity(3))
        #expect(IdentityPreconditioner(size: 3).apply(to: [1, -2, 3]) == [1, -2, 3])
    }
}
