/// An entity of one of the linked objects, or a name that none of them defines.
typealias Node = Int32
