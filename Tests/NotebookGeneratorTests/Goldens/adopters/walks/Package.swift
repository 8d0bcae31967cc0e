// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "walks",
    products: [.library(name: "Walks", targets: ["Walks"])],
    dependencies: [.package(path: "../numerics")],
    targets: [
        .systemLibrary(name: "CZ", pkgConfig: "zlib"),
        .systemLibrary(name: "CCalls"),
        .target(name: "c-walk", path: "Native", cSettings: [.define("STEP", to: "2")]),
        .target(
            name: "Walks", dependencies: ["c-walk", "CCalls", "CZ", .product(name: "Numerics", package: "numerics")],
            resources: [.copy("table.txt")],
            linkerSettings: [.unsafeFlags(["-L\(Context.packageDirectory)/calls"]), .linkedLibrary("m")]),
        .executableTarget(name: "walk", dependencies: ["Walks"]),
    ]
)
