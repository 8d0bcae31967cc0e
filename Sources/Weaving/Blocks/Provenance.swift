import ChapterRunning
import Storage

/// What made a result: its block's key and the day. Never how long it took: a page must not depend on that.
enum Provenance {
    static func nodes(_ outcome: BlockOutcome) -> [HTMLNode] {
        let key = outcome.key.map { key -> [HTMLNode] in
            [.text("key "), .tag("code", ["title": key.description], shortKey(key)), .text(" · ")]
        }
        return (key ?? []) + [.tag("time", ["datetime": outcome.day], outcome.day)]
    }

    static func shortKey(_ key: Digest) -> String { String(key.description.prefix(8)) }

    /// The same for a value in the text, where a paragraph of its own has no place.
    static func recordedTitle(_ outcome: BlockOutcome) -> String? {
        outcome.isRecorded ? "recorded on \(outcome.day), data not present here" : nil
    }

    /// Says that a result is the ledger's, since its data is not here.
    static func recordedNote(_ outcome: BlockOutcome) -> HTMLNode? {
        guard outcome.isRecorded else { return nil }
        return .tag(
            "p", ["class": "recorded", "role": "note"],
            [.text("Recorded on "), .tag("time", ["datetime": outcome.day], outcome.day), .text(", data not present here.")])
    }
}
