internal import CIndexStore
internal import Glibc

/// The functions of a toolchain's libIndexStore.so that read what its compiler noted of the names in source files.
struct IndexStoreLibrary {
    let createStore: cindexstore_create
    let disposeOfStore: cindexstore_dispose
    let visitUnits: cindexstore_visit_units
    let openUnit: cindexstore_open
    let disposeOfUnit: cindexstore_dispose
    let mainFile: cindexstore_text_of
    let visitDependencies: cindexstore_visit
    let dependencyKind: cindexstore_kind_of
    let dependencyName: cindexstore_text_of
    let openRecord: cindexstore_open
    let disposeOfRecord: cindexstore_dispose
    let visitOccurrences: cindexstore_visit
    let place: cindexstore_place_of
    let roles: cindexstore_roles_of
    let symbol: cindexstore_symbol_of
    let usr: cindexstore_text_of
    let name: cindexstore_text_of
    let kind: cindexstore_kind_of

    /// Nil where there is no such library, or one with other functions. It stays open.
    init?(at path: String) {
        SystemLibraries.settle()
        guard let library = dlopen(path, RTLD_LAZY | RTLD_LOCAL) else { return nil }
        func find<Function>(_ name: String, _ type: Function.Type) -> Function? {
            dlsym(library, "indexstore_\(name)").map { unsafeBitCast($0, to: type) }
        }
        guard let createStore = find("store_create", cindexstore_create.self),
            let disposeOfStore = find("store_dispose", cindexstore_dispose.self),
            let visitUnits = find("store_units_apply_f", cindexstore_visit_units.self),
            let openUnit = find("unit_reader_create", cindexstore_open.self),
            let disposeOfUnit = find("unit_reader_dispose", cindexstore_dispose.self),
            let mainFile = find("unit_reader_get_main_file", cindexstore_text_of.self),
            let visitDependencies = find("unit_reader_dependencies_apply_f", cindexstore_visit.self),
            let dependencyKind = find("unit_dependency_get_kind", cindexstore_kind_of.self),
            let dependencyName = find("unit_dependency_get_name", cindexstore_text_of.self),
            let openRecord = find("record_reader_create", cindexstore_open.self),
            let disposeOfRecord = find("record_reader_dispose", cindexstore_dispose.self),
            let visitOccurrences = find("record_reader_occurrences_apply_f", cindexstore_visit.self),
            let place = find("occurrence_get_line_col", cindexstore_place_of.self),
            let roles = find("occurrence_get_roles", cindexstore_roles_of.self),
            let symbol = find("occurrence_get_symbol", cindexstore_symbol_of.self),
            let usr = find("symbol_get_usr", cindexstore_text_of.self),
            let name = find("symbol_get_name", cindexstore_text_of.self),
            let kind = find("symbol_get_kind", cindexstore_kind_of.self)
        else { return nil }
        self.createStore = createStore
        self.disposeOfStore = disposeOfStore
        self.visitUnits = visitUnits
        self.openUnit = openUnit
        self.disposeOfUnit = disposeOfUnit
        self.mainFile = mainFile
        self.visitDependencies = visitDependencies
        self.dependencyKind = dependencyKind
        self.dependencyName = dependencyName
        self.openRecord = openRecord
        self.disposeOfRecord = disposeOfRecord
        self.visitOccurrences = visitOccurrences
        self.place = place
        self.roles = roles
        self.symbol = symbol
        self.usr = usr
        self.name = name
        self.kind = kind
    }
}
