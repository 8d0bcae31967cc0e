import Foundation

@testable import NotebookGenerator

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
        if [ "$1" = --version ]; then exec @REAL@ "$@"; fi
        workplace=$TMPDIR
        root=${workplace%%/.notebook/*}
        made=program
        arguments=
        files=
        before=
        for argument; do
            case $argument in
            -c) made='Chapter.o Empty.o' ;;
            *.o) files="$files $argument" ;;
            *.swift) files="$files $PWD/$argument" ;;
            -fmodule-map-file=*)
                folder=${argument#*=}
                files="$files $(find -L "${folder%/*}" -name '*.h' -o -name '*.modulemap')" ;;
            esac
            if [ "$before" = -I ]; then files="$files $argument/*.swiftmodule"; fi
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
            if [ "$made" = program ]; then
                cp "$workplace/program" "$new/"
            else
                cp $made "$new/"
                sed "s|$root/|@ROOT@/|g" Chapter.d > "$new/Chapter.d"
            fi
            mv -T "$new" "$cache" 2> /dev/null || rm -r "$new"
        fi
        cat "$cache/output"
        cd "$cache"
        cp $made "$workplace/"
        [ "$made" = program ] || sed "s|@ROOT@/|$root/|g" Chapter.d > "$workplace/Chapter.d"

        """#
}
