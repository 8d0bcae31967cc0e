public struct Plot: Sendable { public init() {} }
