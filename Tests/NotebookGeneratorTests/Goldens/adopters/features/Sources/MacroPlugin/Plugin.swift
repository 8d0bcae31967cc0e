import Foundation
@main struct Plugin {
    static func read(_ n: Int) -> Data? {
        var data = Data()
        while data.count < n {
            let part = FileHandle.standardInput.readData(ofLength: n - data.count)
            if part.isEmpty { return nil }
            data += part
        }
        return data
    }
    static func main() throws {
        while let header = read(8) {
            let count = header.enumerated().reduce(0) { $0 + Int($1.element) << (8 * $1.offset) }
            guard let body = read(count), let message = try JSONSerialization.jsonObject(with: body) as? [String: Any] else {
                return
            }
            var reply: [String: Any] = [:]
            if message["getCapability"] != nil {
                reply = ["getCapabilityResult": ["capability": ["protocolVersion": 7]]]
            } else if message["expandFreestandingMacro"] != nil {
                reply = ["expandMacroResult": ["expandedSource": "42", "diagnostics": [Any]()] as [String: Any]]
            }
            let data = try JSONSerialization.data(withJSONObject: reply)
            var length = UInt64(data.count).littleEndian
            FileHandle.standardOutput.write(Data(bytes: &length, count: 8) + data)
        }
    }
}
