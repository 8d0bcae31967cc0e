import Foundation
import Testing

@testable import NotebookGenerator

@Suite struct MutationTests {
    @Test func base() throws {
        let clock = ContinuousClock()
        var project: MutableProject?
        print("fresh", clock.measure { do { project = try MutableProject.fresh() } catch { print(error) } })
        let p = try #require(project)
        print("build", clock.measure { do { let r = try p.build(); print(r.ran, r.diagnostics.map(\.shortForm)) } catch { print(error) } })
        print(p.notices.withLock { $0 })
        print("again", clock.measure { do { let r = try p.build(); print(r.ran, r.diagnostics) } catch { print(error) } })
        var c: MutableProject?
        print("copy", clock.measure { do { c = try p.copy() } catch { print(error) } })
        print("again", clock.measure { do { let r = try c!.build(); print(r.ran, r.diagnostics) } catch { print(error) } })
        var d: MutableProject?
        print("base", clock.measure { do { d = try MutableProject.built() } catch { print(error) } })
        print("copy", clock.measure { do { d = try d!.copy(remembering: false) } catch { print(error) } })
        print("clean", clock.measure { do { let r = try d!.build(); print(r.ran, r.diagnostics) } catch { print(error) } })
        print(try p.output() == d!.output(), try p.output().keys.sorted())
    }
}
