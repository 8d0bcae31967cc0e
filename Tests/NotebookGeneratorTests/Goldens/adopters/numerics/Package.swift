// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "numerics",
    products: [.library(name: "Numerics", targets: ["Numerics"])],
    targets: [
        .target(name: "_NumericsShims"),
        .target(name: "Numerics", dependencies: ["_NumericsShims"]),
    ]
)
