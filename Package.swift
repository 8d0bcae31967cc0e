// swift-tools-version: 6.2
import Foundation
import PackageDescription

// The parts of SwiftSyntax that ship inside the toolchain: `lib/swift/host` beside the `swiftc` in use.
let toolchain: String = {
    let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    for folder in path {
        let compiler = URL(fileURLWithPath: String(folder)).appendingPathComponent("swiftc").resolvingSymlinksInPath()
        let host = compiler.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("lib/swift/host")
        if FileManager.default.fileExists(atPath: host.appendingPathComponent("libSwiftParser.so").path) { return host.path }
    }
    fatalError(
        "no swiftc on the PATH has lib/swift/host/libSwiftParser.so beside it: install a Swift 6.2 toolchain or newer from swift.org"
    )
}()

/// Warnings are errors. Each function has a section of its own and none is merged with a look-alike, so that a fingerprint
/// tells them apart.
let checked: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .unsafeFlags(
        ["-Xfrontend", "-function-sections", "-Xfrontend", "-disable-llvm-merge-functions-pass"], .when(configuration: .release)),
]
/// Compiled file by file, optimised, so that an edit compiles its own file and those that see a change of its interface. Nothing is
/// inlined or specialised across the files of such a module, whatever it is marked; what is `@inlinable` is, in other modules.
let strict: [SwiftSetting] =
    checked + [
        .unsafeFlags(["-no-whole-module-optimization", "-enable-batch-mode", "-incremental"], .when(configuration: .release))
    ]
/// As whole modules also in debug builds, optimised there too: as whole modules twice as fast; with threads, since the index that
/// SwiftPM asks for wants an object for each source.
let wholeInDebug: [SwiftSetting] = [
    .unsafeFlags(
        ["-O", "-disable-batch-mode", "-whole-module-optimization", "-num-threads", "2"], .when(configuration: .debug))
]
/// Optimised in debug builds too: solvers, since the tests run the experiments, plots, of which they draw hundreds, and the reader of
/// object files.
let optimized: [SwiftSetting] = strict + wholeInDebug
/// As one module, whatever the configuration: the inner loops, the numerics that solvers inline, and the reader of object files, which is all
/// loops over bytes.
let whole: [SwiftSetting] = checked + wholeInDebug
/// The inner loops for every processor, or for x86-64 with these vector instructions; `Numerics` chooses at run time. A product and a sum
/// are rounded once wherever the processor can: arm64 always, x86-64 from v3.
func vectors(_ level: String? = nil) -> [SwiftSetting] {
    let fused = whole + [.define("FUSED"), .enableExperimentalFeature("BuiltinModule")]
    #if arch(x86_64)
        guard let level else { return whole }
        return fused + [.unsafeFlags(["-Xcc", "-march=\(level)"])]
    #elseif arch(arm64)
        return fused
    #else
        return whole
    #endif
}
let swiftSyntax: [SwiftSetting] = strict + [.unsafeFlags(["-I", toolchain])]
/// The pipeline too: tests build hundreds of small reports.
let pipeline: [SwiftSetting] = optimized + [.unsafeFlags(["-I", toolchain])]
let swiftSyntaxLibraries: [LinkerSetting] = [
    .unsafeFlags(["-L", toolchain, "-Xlinker", "-rpath", "-Xlinker", toolchain]),
    .linkedLibrary("SwiftParser"), .linkedLibrary("SwiftSyntax"), .linkedLibrary("SwiftIDEUtils"),
    .linkedLibrary("SwiftParserDiagnostics"), .linkedLibrary("SwiftDiagnostics"),
]

/// What chapters import. The notebook's own code imports none of it; its product holds it, so that one command builds both, and so
/// that the libraries which chapters run with are loaded.
let forChapters = [
    "NotebookKit", "ReportSeries", "CairoRendering", "Plotting", "FeatureLearning", "NeuralNetworks", "SpectrumKernels",
    "KernelRegression",
    "Datasets", "SequenceModels", "Numerics",
]

let package = Package(
    name: "AdaptiveSpectra",
    products: [
        .executable(name: "notebook", targets: ["notebook"] + forChapters),
        .executable(name: "benchmarks", targets: ["benchmarks"]),
        // For packages whose own code draws, and returns a `Plot` or a `Table`.
        .library(name: "NotebookKit", targets: ["NotebookKit", "Plotting"]),
    ],
    targets: [
        // The notebook.
        .executableTarget(
            name: "notebook",
            dependencies: ["NotebookGenerator", "Weaving", "ChapterRunning", "ChapterReading", "Storage", "DataRegistry"],
            swiftSettings: swiftSyntax, linkerSettings: swiftSyntaxLibraries),
        .target(
            name: "NotebookGenerator",
            dependencies: [
                "Weaving", "ChapterRunning", "ChapterReading", "Storage", "WebAssets", "DataRegistry", "CLinux", "CMicroHTTPD",
            ],
            swiftSettings: pipeline),
        .target(
            name: "Weaving",
            dependencies: [
                "ChapterRunning", "ChapterReading", "Storage", "WebAssets", "ChapterInterface", "CJavaScriptCore", "CZlib",
            ],
            swiftSettings: pipeline, linkerSettings: swiftSyntaxLibraries),
        .target(
            name: "ChapterRunning",
            dependencies: [
                "ChapterReading", "Storage", "MachineCode", "DataRegistry", "ChapterInterface", "Digests", "CIndexStore",
            ], swiftSettings: pipeline),
        .target(
            name: "ChapterReading", dependencies: ["Storage", "DataRegistry", "CCMarkGFM"], swiftSettings: pipeline,
            linkerSettings: swiftSyntaxLibraries),
        .target(name: "Storage", dependencies: ["Digests", "CLinux"], swiftSettings: optimized),
        .target(name: "WebAssets", resources: [.embedInCode("Files")], swiftSettings: checked),
        .target(name: "MachineCode", dependencies: ["Digests"], swiftSettings: whole),
        .target(name: "ChapterInterface", swiftSettings: strict),

        // What chapters import, besides the science.
        .target(
            name: "NotebookKit", dependencies: ["CairoRendering", "Plotting", "ChapterInterface", "CLinux"], swiftSettings: strict
        ),
        .target(name: "ReportSeries", dependencies: ["Plotting"], swiftSettings: strict),
        .target(name: "CairoRendering", dependencies: ["Plotting", "ChapterInterface", "CCairo"], swiftSettings: optimized),
        .target(name: "Plotting", dependencies: ["ChapterInterface"], swiftSettings: optimized),

        // The science.
        .target(
            name: "FeatureLearning",
            dependencies: ["NeuralNetworks", "SpectrumKernels", "KernelRegression", "Datasets", "SequenceModels", "Numerics"],
            swiftSettings: optimized),
        .target(name: "NeuralNetworks", dependencies: ["SpectrumKernels", "Numerics"], swiftSettings: optimized),
        .target(name: "SpectrumKernels", dependencies: ["Numerics"], swiftSettings: optimized),
        .target(name: "KernelRegression", dependencies: ["Datasets", "SequenceModels", "Numerics"], swiftSettings: optimized),
        .target(name: "Datasets", dependencies: ["DataRegistry", "Numerics"], swiftSettings: optimized),
        .target(name: "DataRegistry", dependencies: ["Digests"], swiftSettings: optimized),
        .target(name: "SequenceModels", dependencies: ["Numerics"], swiftSettings: optimized),
        .target(
            name: "Numerics", dependencies: ["CLAPACKE", "VectorKernels", "VectorKernelsAVX2", "VectorKernelsAVX512"],
            swiftSettings: whole),
        .target(name: "VectorKernels", swiftSettings: vectors()),
        .target(name: "VectorKernelsAVX2", swiftSettings: vectors("x86-64-v3")),
        .target(name: "VectorKernelsAVX512", swiftSettings: vectors("x86-64-v4")),
        .target(name: "Digests", dependencies: ["CNettle"], swiftSettings: optimized),
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                "CLinux", "FeatureLearning", "NeuralNetworks", "SpectrumKernels", "KernelRegression", "Datasets", "DataRegistry",
                "SequenceModels", "Numerics", "CairoRendering", "Plotting", "ChapterInterface",
            ],
            resources: [
                .embedInCode("Figures/figures.py"), .embedInCode("Regression/regression.py"),
                .embedInCode("Flows/flows.py"), .embedInCode("Kernels/kernels.py"), .embedInCode("Networks/networks.py"),
                .embedInCode("Features/features.py"), .embedInCode("Features/sphere.py"), .embedInCode("Features/training.py"),
            ],
            swiftSettings: strict),

        // System libraries, each wrapped once.
        .systemLibrary(name: "CLAPACKE", pkgConfig: "lapacke", providers: [.apt(["libopenblas-dev", "liblapacke-dev"])]),
        .systemLibrary(name: "CCairo", pkgConfig: "cairo-ft", providers: [.apt(["libcairo2-dev"])]),
        .systemLibrary(
            name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CIndexStore"),
        .systemLibrary(name: "CJavaScriptCore", providers: [.apt(["libjavascriptcoregtk-4.1-0"])]),
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CMicroHTTPD", pkgConfig: "libmicrohttpd", providers: [.apt(["libmicrohttpd-dev"])]),
        .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // Tests.
        .testTarget(
            name: "NotebookGeneratorTests", dependencies: ["NotebookGenerator", "NotebookKit", "TestSupport"],
            resources: [.copy("Goldens")],
            swiftSettings: swiftSyntax),
        .testTarget(
            name: "notebookTests", dependencies: ["notebook", "TestSupport"], exclude: ["Goldens"], swiftSettings: swiftSyntax,
            linkerSettings: swiftSyntaxLibraries),
        .testTarget(
            name: "HouseTests", dependencies: ["TestSupport"], swiftSettings: swiftSyntax, linkerSettings: swiftSyntaxLibraries),
        .testTarget(name: "MachineCodeTests", dependencies: ["MachineCode", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "NotebookKitTests", dependencies: ["NotebookKit", "TestSupport"], swiftSettings: strict),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        .target(name: "FigureGallery", dependencies: ["Plotting"], path: "Tests/FigureGallery", swiftSettings: strict),
        .testTarget(
            name: "CairoRenderingTests", dependencies: ["CairoRendering", "FigureGallery", "TestSupport"], exclude: ["Goldens"],
            swiftSettings: strict),
        .testTarget(
            name: "PlottingTests", dependencies: ["Plotting", "ReportSeries", "FigureGallery", "TestSupport"],
            exclude: ["Goldens"],
            swiftSettings: strict),
        .testTarget(
            name: "FeatureLearningTests", dependencies: ["FeatureLearning", "NeuralNetworks", "SpectrumKernels", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "NeuralNetworksTests", dependencies: ["NeuralNetworks", "SpectrumKernels", "TestSupport"], swiftSettings: strict
        ),
        .testTarget(name: "SpectrumKernelsTests", dependencies: ["SpectrumKernels", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "KernelRegressionTests", dependencies: ["KernelRegression", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "DatasetsTests", dependencies: ["Datasets", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "SequenceModelsTests", dependencies: ["SequenceModels", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "NumericsTests", dependencies: ["Numerics", "TestSupport"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
