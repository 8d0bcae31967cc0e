import Testing

@testable import NotebookGenerator

/// When a build is due, at given instants.
@Suite struct DebouncerTests {
    private let start = ContinuousClock.now
    private var debouncer = Debouncer(quiet: .milliseconds(50), patience: .milliseconds(400))

    private func at(_ milliseconds: Int) -> ContinuousClock.Instant { start + .milliseconds(milliseconds) }

    @Test mutating func nothingChanged() {
        #expect(debouncer.due == nil)
        #expect(debouncer.take(at: at(1000)) == nil)
        debouncer.note([], at: at(0))
        #expect(debouncer.due == nil)
    }

    @Test mutating func oneEdit() {
        debouncer.note(.chapters, at: at(0))
        #expect(debouncer.due == at(50))
        #expect(debouncer.take(at: at(49)) == nil)
        #expect(debouncer.take(at: at(50)) == .chapters)
        #expect(debouncer.due == nil)
        #expect(debouncer.take(at: at(1000)) == nil)
    }

    @Test mutating func editsThatFollowEachOtherAreOneBuild() {
        for time in [0, 30, 60] { debouncer.note(.chapters, at: at(time)) }
        #expect(debouncer.due == at(110))
        debouncer.note(.sources, at: at(100))
        #expect(debouncer.take(at: at(149)) == nil)
        #expect(debouncer.take(at: at(150)) == [.chapters, .sources])
    }

    /// An edit every 40 ms, for ever.
    @Test mutating func editsWithoutEndDoNotPutItOffForEver() {
        for time in stride(from: 0, through: 360, by: 40) {
            debouncer.note(.chapters, at: at(time))
            #expect(debouncer.take(at: at(time)) == nil)
        }
        #expect(debouncer.due == at(400))
        debouncer.note(.chapters, at: at(400))
        #expect(debouncer.take(at: at(400)) == .chapters)
        debouncer.note(.chapters, at: at(440))
        #expect(debouncer.due == at(490), "patience begins anew")
    }

    @Test mutating func whatIsEmptyPutsNothingOff() {
        debouncer.note(.sources, at: at(0))
        debouncer.note([], at: at(40))
        #expect(debouncer.due == at(50))
    }

    @Test mutating func takenLate() {
        debouncer.note(.chapters, at: at(0))
        debouncer.note(.sources, at: at(5000))
        #expect(debouncer.take(at: at(9000)) == [.chapters, .sources])
    }
}
