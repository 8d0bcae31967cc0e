import Testing
@testable import ChapterRunning
@testable import NotebookGenerator

/// The traits of a processor that results depend on.
@Suite struct ProcessorTests {
    private static let old = """
        processor\t: 0
        vendor_id\t: GenuineIntel
        cpu family\t: 6
        model\t\t: 85
        model name\t: Intel(R) Xeon(R) Processor
        cpu MHz\t\t: 2900.000
        flags\t\t: fpu sse sse2 avx2 fma bmi1 nopl

        processor\t: 1
        vendor_id\t: SomebodyElse
        """

    @Test func ofTheFirstProcessorWhatDecidesArithmetic() {
        let processor = Processor(describedBy: Self.old)
        #expect(
            processor.traits == [
                "avx2", "bmi1", "cpu family 6", "fma", "fpu", "model 85", "sse", "sse2", "vendor_id GenuineIntel",
            ])
        #expect(
            processor == Processor(describedBy: Self.old.replacing("2900.000", with: "3100.5").replacing("nopl", with: "ibpb")))
        #expect(processor != Processor(describedBy: Self.old.replacing("avx2", with: "avx2 avx512f")))
    }

    @Test func ofAnotherKind() {
        let text = "processor\t: 0\nFeatures\t: fp asimd evtstrm sve\nCPU implementer\t: 0x41\nCPU part\t: 0xd0c\n"
        #expect(Processor(describedBy: text).traits == ["CPU implementer 0x41", "CPU part 0xd0c", "asimd", "fp", "sve"])
    }

    /// One for all that have the instructions, and none that another processor would have to guess.
    @Test func theLibraryOfMatricesHasItsLoops() {
        let loops = ["OPENBLAS_CORETYPE": "Haswell"]
        #expect(BlockEnvironment.ofProcessor(Processor(describedBy: Self.old)) == loops)
        #expect(BlockEnvironment.ofProcessor(Processor(describedBy: Self.old.replacing("avx2", with: "avx2 avx512f"))) == loops)
        #expect(BlockEnvironment.ofProcessor(Processor(describedBy: Self.old.replacing("avx2", with: "avx"))) == [:])
        #expect(BlockEnvironment.ofProcessor(Processor(describedBy: "Features\t: fp asimd sve\n")) == [:])
    }

    @Test func thisMachineHasOne() { #expect(!Processor.current.traits.isEmpty) }
}
