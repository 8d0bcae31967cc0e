import Foundation

@testable import NotebookGenerator

/// A `swiftc` that gives again what the real one made from the same arguments and the same files, wherever the project lies,
/// so that a clean build beside each incremental one does not take all day.
///
/// Its key is made of the contents of every file that a compilation could read, whether it reads it or not.
enum CachedCompiler {
    /// A search path on which it comes first.
    static let searchPath = Result {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        guard let real = path.split(separator: ":").map({ "\($0)/swiftc" }).first(where: FileManager.default.isExecutableFile)
        else { throw SystemFailure("no swiftc on the PATH") }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cached-compiler-\(getpid())").path
        try FileManager.default.createDirectory(atPath: "\(folder)/bin", withIntermediateDirectories: true)
        let text = script.replacing("@REAL@", with: real).replacing("@CACHE@", with: folder)
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/bin/swiftc"))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(folder)/bin/swiftc")
        return "\(folder)/bin:\(path)"
    }

    private static let script = #"""
        #!/bin/sh
        set -eu
        [ "$1" = --version ] && exec @REAL@ "$@"
        workplace=$TMPDIR
        root=${workplace%%/.notebook/*}
        made="$workplace/program"
        list() { printf '%s\n' "$@"; }
        inputs() {
            list "$@" | sed "s|$workplace|W|g; s|$root|R|g"
            list "$@" | grep '\.o$' | xargs -r cat
            case " $* " in *' -c '*) ;; *) return ;; esac
            cat "$PWD"/*.swift
            list "$@" | sed -n '/^-I$/{n;s|$|/*.swiftmodule|;p}' | xargs -r -n 1 sh -c 'cat $0'
            list "$@" | sed -n 's|^-fmodule-map-file=\(.*\)/[^/]*$|\1|p' | xargs -r -n 1 sh -c 'find -L "$0" -type f | sort | xargs cat'
        }
        case " $* " in *' -c '*) made='Chapter.o Empty.o Chapter.d' ;; esac
        key=$(inputs "$@" | sha256sum | cut -d ' ' -f 1)
        cache="@CACHE@/$key"
        if [ ! -d "$cache" ]; then
            new="@CACHE@/new-$$"
            mkdir "$new"
            @REAL@ "$@" > "$new/output" 2>&1 || { cat "$new/output"; rm -r "$new"; exit 1; }
            for file in $made; do
                case $file in *.d) sed "s|$root/|@ROOT@/|g" "$file" > "$new/$file" ;; *) cp "$file" "$new/${file##*/}" ;; esac
            done
            mv -T "$new" "$cache" 2> /dev/null || rm -r "$new"
        fi
        cat "$cache/output"
        for file in $made; do
            case $file in *.d) sed "s|@ROOT@/|$root/|g" "$cache/$file" > "$file" ;; *) cp "$cache/${file##*/}" "$file" ;; esac
        done

        """#
}
