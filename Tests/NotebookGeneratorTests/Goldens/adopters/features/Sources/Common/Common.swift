public func common(_ x: Int) -> Int { x + 1 }
public func generatorOnly(_ x: Int) -> Int { x + 2 }
