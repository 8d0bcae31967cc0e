import FeatureLearning
import SequenceModels
import Testing

@Suite("Alignment")
struct AlignmentTests {
    @Test("directions are ordered by the size of their eigenvalue, whatever its sign")
    func order() {
        let alignment = Alignment(of: [1, 2, 3], under: [0.5, -4, 1])
        #expect(alignment.shares == [4.0 / 14, 13.0 / 14, 1])
        #expect(alignment.share(ofLeading: 0) == 0)
        #expect(alignment.share(ofLeading: 2) == 13.0 / 14)
    }

    @Test("of equal eigenvalues the earlier comes first")
    func ties() { #expect(Alignment(of: [1, 0, 1], under: [1, 1, 1]).shares == [0.5, 0.5, 1]) }

    @Test("a misaligned power law under its own spectrum: P₁ = 1/Σ k⁻², and P₅ with the second coefficient at 4")
    func misaligned() {
        let signal = MisalignedPowerLaw(p: 1, q: 2).signal(count: 200)
        let alignment = Alignment(of: signal.coefficients, under: PowerLawSpectrum(exponent: 2).eigenvalues(count: 200))
        let energy = (1...14).reduce(0.0) { $0 + 1 / Double($1 * $1) }
        #expect(abs(alignment.share(ofLeading: 1) - 1 / energy) < 1e-15)
        #expect(abs(alignment.share(ofLeading: 5) - 1.25 / energy) < 1e-15)
    }
}
