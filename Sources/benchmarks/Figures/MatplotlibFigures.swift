import Foundation

/// The same figures by matplotlib; the import is not measured.
struct MatplotlibFigures: Decodable {
    /// Seconds a file, figure made anew.
    struct Files: Decodable {
        let svg: Double
        let pdf: Double
        let png: Double

        var sum: Double { svg + pdf + png }
    }

    struct Many: Decodable {
        let points: Files
        let line: Files
    }

    let panels: Files
    let hundredThousand: Many
    let million: Many

    static func measure() throws -> MatplotlibFigures {
        try PythonBaseline.run(
            PackageResources.figures_py, packages: "python3-venv", python: PythonEnvironment.python(with: ["matplotlib"]))
    }
}
