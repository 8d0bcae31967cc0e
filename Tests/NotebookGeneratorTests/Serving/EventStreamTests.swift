import Foundation
import Testing

@testable import NotebookGenerator

/// What open pages hear, over the network.
@Suite final class EventStreamTests {
    private let served: ServedSite

    init() throws { served = try ServedSite() }

    @Test func eventsAsTheyCome() throws {
        let (client, greeting) = try served.listen()
        #expect(greeting == PreviewStatus(isBuilding: true).event.text)
        served.site.show([])
        let first = try client.chunk()
        #expect(first.hasPrefix("event: status\ndata: {\"state\":\"") && first.hasSuffix("\",\"isBuilding\":false}\n\n"))
        served.site.events.sendHeartbeat()
        #expect(try client.chunk() == ":\n\n")
        served.site.startBuilding()
        let state = try #require(first.split(separator: "\"").dropFirst(3).first)
        #expect(try client.chunk() == PreviewStatus(state: String(state), isBuilding: true).event.text)
        // Asleep for a while, and awake again.
        usleep(200_000)
        served.site.show([PrintedDiagnostic(severity: .error, text: "wrong")])
        let last = try client.chunk()
        #expect(last.hasSuffix("\"isBuilding\":false}\n\n") && last != first)
        #expect(try served.get("/").text.contains("data-state=\"\(last.split(separator: "\"")[3])\""))
    }

    @Test func everyPageHearsAndOneThatLeavesDisturbsNone() throws {
        var (one, _): (LoopbackClient?, String) = try served.listen()
        let (two, _) = try served.listen()
        #expect(served.site.events.listenerCount == 2)
        served.site.show([])
        #expect(try one?.chunk() == two.chunk())
        one = nil
        #expect(served.countListeners(until: 1) == 1)
        served.site.startBuilding()
        var text = ""
        while !text.contains("true") { text = try two.chunk() }
        #expect(text.hasSuffix("\"isBuilding\":true}\n\n"))
        // One that comes late is told the latest.
        let (_, greeting) = try served.listen()
        #expect(greeting.hasSuffix("\"isBuilding\":true}\n\n"))
    }

    /// Whoever holds streams open keeps nobody out: the longest listening page gives way, and everybody else is served.
    @Test func openStreamsKeepNobodyOut() throws {
        let count = EventStream.mostListeners + 3
        let clients = try (0..<count).map { _ in try served.listen().client }
        #expect(served.countListeners(until: EventStream.mostListeners) == EventStream.mostListeners)
        #expect(try served.get("/").status == 200)
        served.site.startBuilding()
        var text = ""
        while !text.contains("true") { text = try clients[count - 1].chunk() }
        #expect(text.hasSuffix("\"isBuilding\":true}\n\n"))
    }

    /// Events from many threads at once, to pages that come and go: each page gets whole events, in order.
    @Test func manyEventsAtOnce() throws {
        let events = served.site.events
        let clients = try (0..<4).map { _ in try served.listen().client }
        DispatchQueue.concurrentPerform(iterations: 4) { thread in
            for index in 0..<100 { events.send(ServerSentEvent("test", "\(thread) \(index)")) }
        }
        for client in clients {
            var text = ""
            while text.components(separatedBy: "\n\n").count < 401 { text += try client.chunk() }
            let lines = text.components(separatedBy: "\n\n").dropLast().map { $0.components(separatedBy: "data: ").last ?? "" }
            for thread in 0..<4 {
                #expect(lines.filter { $0.hasPrefix("\(thread) ") } == (0..<100).map { "\(thread) \($0)" })
            }
        }
    }
}
