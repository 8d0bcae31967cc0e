import TestSupport
import Foundation
@testable import NotebookGenerator
@testable import Storage

/// A `swiftc` that gives again what the real one made from the same arguments and the same files, wherever the project lies,
/// for the notebook in a process of its own.
///
/// Its key is made of the contents of every file that a compilation could read, whether it reads it or not.
enum CachedCompiler {
    /// A search path on which it comes first.
    static let searchPath = Result {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        guard let real = path.split(separator: ":").map({ "\($0)/swiftc" }).first(where: FileManager.default.isExecutableFile)
        else { throw SystemFailure("no swiftc on the PATH") }
        let folder = TestFolder.unused("cached-compiler")
        try FileManager.default.createDirectory(atPath: "\(folder)/bin", withIntermediateDirectories: true)
        let text = script.replacing("@REAL@", with: real).replacing("@CACHE@", with: folder)
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/bin/swiftc"))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(folder)/bin/swiftc")
        return "\(folder)/bin:\(path)"
    }

    private static let script = #"""
        #!/bin/sh
        set -eu
        case "$*" in --version | *-###*) exec @REAL@ "$@" ;; esac
        workplace=$TMPDIR
        root=${workplace%%/.notebook/*}
        made=
        arguments=
        files=
        before=
        for argument; do
            case $before in
            -o | -emit-dependencies-path | -index-store-path) made="$made ${argument##*/}" ;;
            -I) files="$files $argument/*.swiftmodule" ;;
            *)
                case $argument in
                *.o) files="$files $argument" ;;
                *.swift) files="$files $PWD/$argument" ;;
                -fmodule-map-file=*)
                    folder=${argument#*=}
                    files="$files $(find -L "${folder%/*}" -name '*.h' -o -name '*.modulemap')" ;;
                esac ;;
            esac
            before=$argument
            case $argument in
            "$workplace"*) argument=W${argument#"$workplace"} ;;
            *"$root"*) argument=${argument%%"$root"*}R${argument#*"$root"} ;;
            esac
            arguments="$arguments $argument"
        done
        key=$({ echo "$arguments"; cat $files; } | sha256sum)
        cache="@CACHE@/${key%% *}"
        if [ ! -d "$cache" ]; then
            new="@CACHE@/new-$$"
            mkdir "$new"
            @REAL@ "$@" > "$new/output" 2>&1 || { cat "$new/output"; rm -r "$new"; exit 1; }
            for file in $made; do
                case $file in
                *.d) sed "s|$root/|@ROOT@/|g" "$workplace/$file" > "$new/$file" ;;
                *) cp -r "$workplace/$file" "$new/" ;;
                esac
            done
            mv -T "$new" "$cache" 2> /dev/null || rm -r "$new"
        fi
        cat "$cache/output"
        for file in $made; do
            case $file in
            *.d) sed "s|@ROOT@/|$root/|g" "$cache/$file" > "$workplace/$file" ;;
            *) cp -r "$cache/$file" "$workplace/" ;;
            esac
        done

        """#
}
