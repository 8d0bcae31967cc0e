import TestSupport

/// The goldens of the generator, for every stage.
let goldens = GoldenFolder()
