import Testing
@testable import Storage

/// Text in bytes, against the standard library's search.
struct ByteSearchTests {
    @Test(arguments: ["", "a", "ab", "abab", "é", "=="], ["", "b", "aab", "xababy", "café", "a=b==c"])
    func aTextIsFoundAsByTheStandardLibrary(word: String, text: String) {
        #expect(text.holds(word) == (!word.isEmpty && Array(text.utf8).firstRange(of: Array(word.utf8)) != nil))
        for start in 0...text.utf8.count {
            let bytes = Array(text.utf8)
            let expected = word.isEmpty ? nil : bytes[start...].firstRange(of: Array(word.utf8))?.lowerBound
            #expect(bytes.withUnsafeBufferPointer { $0.offset(of: Array(word.utf8), from: start) } == expected)
            let first = word.utf8.first ?? 0
            #expect(bytes.withUnsafeBufferPointer { $0.offset(of: first, from: start) } == bytes[start...].firstIndex(of: first))
        }
        let place = text.byteRange(of: word).map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) }
        #expect(place == (word.isEmpty ? nil : Array(text.utf8).firstRange(of: Array(word.utf8))?.lowerBound))
        #expect(text.byteRange(of: word).map { String(text[$0]) } ?? word == word)
        #expect(text.utf8.withContiguousStorageIfAvailable { $0.offset(of: [1], from: text.utf8.count + 1) } == .some(nil))
    }
}
