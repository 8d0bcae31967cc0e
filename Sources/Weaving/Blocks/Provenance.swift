import ChapterRunning
import Foundation
import Storage

/// What made a result: how long it took, on which day, from which commit, under which key. All but the key are the record's, so that
/// a page does not depend on when this machine came to what was found before.
enum Provenance {
    /// `made in 1.2 s on 2026-11-28 from commit 3f2a9c0b1d, key 63ef8c8d`.
    static func nodes(_ outcome: BlockOutcome) -> [HTMLNode] {
        let isAlone = outcome.note?.isPublishedAlone ?? false
        let commit = outcome.note?.commit.map { commit -> [HTMLNode] in
            [.text(isAlone ? ", commit " : " from commit "), .tag("code", [:], commit)]
        }
        let key = outcome.key.map { key -> [HTMLNode] in
            [.text(", "), .tag("a", ["href": SitePath.aboutKeys], [.text("key "), .tag("code", [:], shortKey(key))])]
        }
        return [.text(isAlone ? "recorded in " : "made in "), duration(outcome.seconds), .text(" on "), .day(outcome.day)]
            + (commit ?? []) + (key ?? [])
    }

    static func shortKey(_ key: Digest) -> String { String(key.description.prefix(8)) }

    /// `1.2 s`, of its own class: what it says is another on each machine.
    static func duration(_ seconds: Double) -> HTMLNode {
        let text =
            switch seconds {
            case ..<0.095: "less than 0.1\u{202F}s"
            case ..<9.95: String(format: "%.1f\u{202F}s", seconds)
            case ..<99.5: String(format: "%.0f\u{202F}s", seconds)
            default: String(format: "%.0f\u{202F}min", seconds / 60)
            }
        return .tag("span", ["class": "seconds"], text)
    }

    /// Whether a result in the text is marked: nobody has looked whether it still holds.
    static func isMarked(_ outcome: BlockOutcome) -> Bool { recordedTitle(outcome) != nil }

    /// The same for a value in the text, where a paragraph of its own has no place.
    static func recordedTitle(_ outcome: BlockOutcome) -> String? {
        guard outcome.isRecorded else { return nil }
        let isAlone = outcome.note?.isPublishedAlone ?? false
        let changed = outcome.note?.doubt?.changedPart
        let reasons = [isAlone ? nil : "data not present here", changed.map { "before its \($0) changed" }]
        let told = reasons.compactMap(\.self).joined(separator: ", ")
        return told.isEmpty ? nil : "recorded on \(outcome.day), \(told)"
    }

    /// Says that a result is the ledger's: its data is not here, or it was recorded before its code, or its data, changed.
    static func recordedNote(_ outcome: BlockOutcome) -> HTMLNode? {
        guard isMarked(outcome) else { return nil }
        let isAlone = outcome.note?.isPublishedAlone ?? false
        let changed = outcome.note?.doubt?.changedPart
        let end = changed.map { ", before its \($0) changed: it may not be what this \($0) gives." } ?? "."
        return .tag(
            "p", ["class": "recorded", "role": "note"],
            [.text("Recorded on "), .day(outcome.day), .text((isAlone ? "" : ", data not present here") + end)])
    }
}
