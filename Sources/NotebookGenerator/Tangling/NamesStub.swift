func names(usedBy code: String, among: Set<String>) -> Set<String> { among.filter { code.contains($0) } }
