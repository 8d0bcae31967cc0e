import ChapterInterface
import Storage
@testable import ChapterRunning

/// What is recorded of a product, to be read and altered.
extension LedgerEntry {
    var text: String? {
        get { if case .text(let text)? = product { text } else { nil } }
        set { product = newValue.map { .text($0) } }
    }

    var table: Table? {
        get { if case .table(let table)? = product { table } else { nil } }
        set { product = newValue.map { .table($0) } }
    }

    var claims: [Claim]? {
        get { if case .claims(let claims)? = product { claims } else { nil } }
        set { product = newValue.map { .claims($0) } }
    }

    var figure: DrawnFigure<Digest>? {
        get { if case .figure(let figure)? = product { figure } else { nil } }
        set { product = newValue.map { .figure($0) } }
    }
}
