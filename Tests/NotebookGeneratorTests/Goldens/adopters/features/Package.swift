// swift-tools-version: 6.2
import CompilerPluginSupport
import PackageDescription

let package = Package(
    name: "features",
    products: [.library(name: "Features", type: .dynamic, targets: ["Features"])],
    traits: ["Loud", .default(enabledTraits: ["Loud"])],
    targets: [
        .target(name: "CBase", path: "native/base"),
        .target(name: "CTop", dependencies: ["CBase"], path: "native/top"),
        .systemLibrary(name: "CLinux"),
        .binaryTarget(name: "Packed", path: "Packed.artifactbundle"),
        .macro(name: "MacroPlugin"),
        .target(name: "Common"),
        .executableTarget(name: "generate", dependencies: ["Common"]),
        .plugin(name: "Gen", capability: .buildTool(), dependencies: ["generate"]),
        .target(name: "Geo"),
        .target(name: "Shapes", dependencies: ["Geo"], swiftSettings: [.interoperabilityMode(.Cxx)]),
        .target(
            name: "Features", dependencies: ["CTop", "CLinux", "Packed", "MacroPlugin", "Common", "Shapes"],
            resources: [.copy("deep")],
            swiftSettings: [.unsafeFlags(["-DUNSAFE"]), .interoperabilityMode(.Cxx), .swiftLanguageMode(.v5)], plugins: ["Gen"]),
        .testTarget(name: "FeaturesTests", dependencies: ["Features"], path: "checks"),
    ],
    cxxLanguageStandard: .cxx17
)
