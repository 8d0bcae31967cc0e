import TestSupport
import Testing

/// Parts depend downwards only, and in no circle, in the order of each target's opening page.
@Suite struct ArrowTests {
    @Test(arguments: PackageSources.targets) func pointDown(_ target: String) throws {
        let faults = TargetArrows(target, files: try PackageSources.files(of: target)).faults
        #expect(faults.isEmpty, "\n\(faults.joined(separator: "\n"))")
    }

    @Test func allTargetsAreLookedAt() {
        #expect(PackageSources.targets.count > 15)
        #expect(["Plotting", "Weaving", "Numerics", "notebook"].allSatisfy(PackageSources.targets.contains))
    }

    // MARK: The check itself, on a made-up target

    private static let page = """
        // A house. The
        // Attic is below the
        // Roof, and all stand on the
        // Cellar:
        //
        // 1. Cellar         what all stand on
        // 2. Hall, Kitchen  where one lives
        // 3. `Roof`         on top (Attic)

        """
    private static let sound = [
        "House.swift": page + "struct House { var roof: Roof; var cellar = Cellar() }",
        "Cellar/Cellar.swift": "struct Cellar { enum Kind { case dry }\n  var kind = Kind.dry }",
        "Hall/Hall.swift": "func walk(from cellar: Cellar) {}\nprivate struct Roof {}",
        "Kitchen/Kitchen.swift": "let oven = 1\nfunc bake(_ roof: Int) { walk(from: Cellar()); _ = roof }",
        "Attic/Roof.swift": "public final class Roof { let heat = oven }",
    ]

    static let houses: [NamedCase<(change: [String: String], expected: [String])>] = [
        NamedCase("sound", ([:], [])),
        NamedCase(
            "a type of a folder above",
            (
                ["Cellar/Cellar.swift": "struct Cellar {\n  var beam: Roof? }"],
                [
                    "Sources/House/Cellar/Cellar.swift:2: uses Roof of Attic/Roof.swift, which stands above it",
                    "Sources/House: Attic, Cellar, Hall, Kitchen depend on each other",
                ]
            )),
        NamedCase(
            "a function of a folder above",
            (
                ["Cellar/Fire.swift": "// Warm.\nlet fire = bake(3)"],
                [
                    "Sources/House/Cellar/Fire.swift:2: uses bake of Kitchen/Kitchen.swift, which stands above it",
                    "Sources/House: Cellar, Hall, Kitchen depend on each other",
                ]
            )),
        NamedCase(
            "a file outside the folders",
            (
                ["Attic/Chimney.swift": "extension House {}"],
                [
                    "Sources/House/Attic/Chimney.swift:1: uses House of House.swift, which stands above it",
                    "Sources/House: Attic, the files outside folders depend on each other",
                ]
            )),
        NamedCase(
            "a circle inside a folder",
            (
                [
                    "Hall/Stairs/Stairs.swift": "struct Stairs { let hall = walk }",
                    "Hall/Door.swift": "struct Door { var to: Stairs }",
                ],
                ["Sources/House: Hall, Hall/Stairs depend on each other"]
            )),
        NamedCase(
            "a folder that the page does not list",
            (["Garden/Tree.swift": "struct Tree {}"], ["Sources/House: its opening page does not list Garden"])),
        NamedCase(
            "members and local names",
            (["Cellar/Jar.swift": "func open(oven: Int) { let bake = oven; _ = \\[Int].walk; _ = bake }"], [])),
    ]

    @Test(arguments: houses) func faultsAreFound(_ house: NamedCase<(change: [String: String], expected: [String])>) {
        let faults = TargetArrows("House", files: Self.sound.merging(house.value.change) { $1 }).faults
        #expect(faults.map { String($0.prefix { $0 != "\n" }) } == house.value.expected)
    }

    @Test func filesOfAFlatTargetAreFollowed() {
        let page = "// 1. `Low`: first.\n// 2. `High.top`, `Gone`: then.\n"
        let flat = TargetArrows(
            "Flat",
            files: [
                "flat.swift": page, "Low.swift": "struct Low { let next: High? }", "High.swift": "struct High { var low: Low }",
            ])
        #expect(
            flat.faults == [
                "Sources/Flat: its opening page lists Gone, which is not there",
                "Sources/Flat/Low.swift:1: uses High of High.swift, which stands above it",
                """
                Sources/Flat: High.swift, Low.swift depend on each other
                  Sources/Flat/High.swift:1: uses Low of Low.swift
                  Sources/Flat/Low.swift:1: uses High of High.swift

                """,
            ])
    }

    @Test func aTargetWithoutOpeningPageIsAFault() {
        #expect(TargetArrows("Bare", files: ["A.swift": ""]).faults == ["Sources/Bare: no opening page Bare.swift"])
    }
}
