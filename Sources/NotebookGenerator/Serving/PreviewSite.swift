import Foundation
import Storage
import Synchronization
import WebAssets

/// What the preview answers: the files of its site, each page with the box added, and what pages need to stay up to date.
final class PreviewSite: Sendable {
    private struct State {
        var status = PreviewStatus(isBuilding: true)
        var problems: [PrintedDiagnostic] = []
        /// By the files of pages.
        var policies: [String: PagePolicy] = [:]
    }

    private let folder: ServedFolder
    private let port: UInt16
    private let state = Mutex(State())
    let events = EventStream()

    /// - Parameter folder: the preview's own site.
    init(folder: String, port: UInt16) {
        self.folder = ServedFolder(path: folder)
        self.port = port
        events.send(PreviewStatus(isBuilding: true).event)
    }

    // MARK: What it shows

    func startBuilding() {
        update { $0.status.isBuilding = true }
    }

    /// Shows what a build came to. Pages are reloaded when that is anything new.
    func show(_ problems: [PrintedDiagnostic], _ policies: [String: PagePolicy] = [:]) {
        let manifest = FileManager.default.contents(atPath: "\(folder.path)/\(SiteManifest.name)") ?? Data()
        let state = Digest(ofAll: [Digest(of: manifest).description] + problems.map(\.text)).short
        update { $0 = State(status: PreviewStatus(state: state, isBuilding: false), problems: problems, policies: policies) }
    }

    private func update(_ change: (inout State) -> Void) {
        let status = state.withLock { state in
            change(&state)
            return state.status
        }
        events.send(status.event)
    }

    // MARK: Answers

    func answer(_ request: HTTPRequest) -> HTTPResponse {
        var response = plainAnswer(request)
        response.headers.merge(Self.headers) { own, _ in own }
        return response
    }

    private func plainAnswer(_ request: HTTPRequest) -> HTTPResponse {
        guard HostCheck.isOurs(request.host, port: port) else {
            return .text(.forbidden, "This preview answers to http://localhost:\(port)/ alone.")
        }
        guard request.method == "GET" || request.method == "HEAD" else {
            return .text(.methodNotAllowed, "Only GET and HEAD.", headers: ["Allow": "GET, HEAD"])
        }
        guard !request.hasBody else { return .text(.badRequest, "No request here has a body.") }
        do throws(RequestPath.Refusal) {
            return answer(try RequestPath(parsing: request.target))
        } catch {
            switch error {
            case .malformed: return .text(.badRequest, "Not an address.")
            case .notServed: return missing()
            }
        }
    }

    private func answer(_ path: RequestPath) -> HTTPResponse {
        switch path.names {
        case ["events"]: return HTTPResponse(.ok, type: ContentType.events, body: .events)
        case [String(PreviewBox.stylesheetPath.dropFirst())]:
            return HTTPResponse(.ok, type: ContentType.css, body: .bytes(Data(WebAssets.previewStyle)))
        default: break
        }
        guard let name = path.names.last, let bytes = folder.contents(at: path) else { return missing() }
        let type = ContentType.of(name)
        guard type == ContentType.html else { return HTTPResponse(.ok, type: type, body: .bytes(bytes)) }
        var page = HTTPResponse(.ok, type: type, body: .bytes(Data(box.added(to: Array(bytes)))))
        page.headers[Self.policy] = policy(of: path.names.joined(separator: "/")).header(script: PreviewScript.integrity)
        return page
    }

    private func policy(of page: String) -> PagePolicy { state.withLock { $0.policies[page] } ?? PagePolicy() }

    private var box: PreviewBox {
        state.withLock { PreviewBox(state: $0.status.state, problems: $0.problems) }
    }

    /// Nothing is there, yet or at all; the page reloads when that changes.
    private func missing() -> HTTPResponse {
        let isBuilt = folder.contents(at: .index) != nil
        let isBuilding = state.withLock { $0.status.isBuilding }
        let (title, message) =
            if isBuilt {
                ("Not here", "The preview has no such page.")
            } else if isBuilding {
                ("Building…", "The page appears as soon as it is built.")
            } else {
                ("Not built", "The book could not be built. The page appears as soon as it is.")
            }
        let page = box.page(title: title, message: message, script: PreviewScript.text)
        return HTTPResponse(isBuilt ? .notFound : .unavailable, type: ContentType.html, body: .bytes(Data(page)))
    }

    private static let policy = "Content-Security-Policy"
    /// Pages may load what the preview serves, and run its one script; chapters what their front matter says besides.
    private static let headers = [
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        policy: PagePolicy().header(script: PreviewScript.integrity),
    ]
}

extension RequestPath {
    fileprivate static var index: RequestPath { RequestPath(names: ["index.html"]) }
}
