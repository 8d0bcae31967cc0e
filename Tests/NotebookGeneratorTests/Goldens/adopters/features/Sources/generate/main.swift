import Foundation
import Common
let input = try String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
try "public let generated = \(input) + \(generatorOnly(1))\n".write(
    toFile: CommandLine.arguments[2], atomically: true, encoding: .utf8)
