import Foundation
import Testing
@testable import ChapterRunning

/// The cells of a grid, as they are written in its stored value.
@Suite struct JSONElementsTests {
    @Test(arguments: [
        ("[]", []), ("[1]", ["1"]), ("[1,-2.5e3,null]", ["1", "-2.5e3", "null"]),
        (#"[{"a":[1,2],"b":"x,]"},[3,[4]]]"#, [#"{"a":[1,2],"b":"x,]"}"#, "[3,[4]]"]),
        (#"["a\"],[","\\",""]"#, [#""a\"],[""#, #""\\""#, #""""#]), (#"["größe,"]"#, [#""größe,""#]),
    ])
    func eachElementIsAsItIsWritten(_ array: String, _ elements: [String]) {
        #expect(JSONElements.split(Data(array.utf8)) == elements)
        #expect(JSONElements.join(elements.map { Data($0.utf8) }) == Data(array.utf8))
    }

    @Test(arguments: ["", "1", "{}", "[1", "\"[]\""]) func whatIsNoArrayHasNone(_ text: String) {
        #expect(JSONElements.split(Data(text.utf8)) == nil)
    }
}
