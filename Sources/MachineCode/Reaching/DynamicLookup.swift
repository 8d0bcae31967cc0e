internal import Glibc

/// Functions that find code by a name in a string: from there anything that is linked can be reached.
enum DynamicLookup {
    private static let names: Set<String> = [
        "dlsym", "dlvsym", "dlopen", "dlmopen", "dladdr", "dl_iterate_phdr",
        "$ss11_typeByNameyypXpSgSSF", "swift_getTypeByMangledNode", "swift_getTypeByMangledName",
        // The compiler's own calls have a 2 at the end.
        "swift_getTypeByMangledNameInContext", "swift_getTypeByMangledNameInContextInMetadataState",
        "swift_getTypeByMangledNameInEnvironment", "swift_getTypeByMangledNameInEnvironmentInMetadataState",
        "swift_getFunctionByMangledName", "swift_distributed_execute_target", "swift_findAccessibleFunction",
        "$s10Foundation17NSClassFromStringyyXlXpSgSSF",
    ]

    private static let fragments = ["_typeByName", "_getTypeByName", "NSClassFromString", "NSKeyedUnarchiver", "classNamed"]

    /// Why a name of a system library makes every linked module count; nil for all others.
    static func reason(_ name: String) -> String? {
        guard names.contains(name) || holdsFragment(name) else { return nil }
        return "it calls \(Demangler.demangle(name)), which finds code by name"
    }

    private static func holdsFragment(_ name: String) -> Bool {
        name.withCString { name in fragments.contains { strstr(name, $0) != nil } }
    }
}
