import Foundation
import Storage

/// What an editor needs to build a report and to show what is wrong at its place: tasks of Visual Studio Code, with a matcher of the
/// notebook's messages, which have the form of compilers'.
package struct EditorTasks: Sendable {
    package static let path = ".vscode/tasks.json"

    private let root: String

    /// - Parameter root: the folder of `Package.swift` and `chapters`.
    package init(in root: String) { self.root = root }

    /// - Returns: whether the file was written; one that is there stays.
    package func write() throws -> Bool {
        let file = "\(root)/\(Self.path)"
        guard !FileManager.default.fileExists(atPath: file) else { return false }
        try Folder.make(file.folderPath)
        try Data(Self.text.utf8).write(to: URL(fileURLWithPath: file))
        return true
    }

    static let text = #"""
        {
          "version": "2.0.0",
          "tasks": [
            {
              "label": "notebook: build",
              "type": "shell",
              "command": "notebook build",
              "group": "build",
              "problemMatcher": {
                "owner": "notebook",
                "fileLocation": ["relative", "${workspaceFolder}"],
                "pattern": {
                  "regexp": "^(.*?):(\\d+):(\\d+): (error|warning|note): (.*)$",
                  "file": 1, "line": 2, "column": 3, "severity": 4, "message": 5
                }
              }
            },
            {
              "label": "notebook: serve",
              "type": "shell",
              "command": "notebook serve",
              "isBackground": true,
              "problemMatcher": {
                "owner": "notebook",
                "fileLocation": ["relative", "${workspaceFolder}"],
                "pattern": {
                  "regexp": "^(.*?):(\\d+):(\\d+): (error|warning|note): (.*)$",
                  "file": 1, "line": 2, "column": 3, "severity": 4, "message": 5
                },
                "background": {
                  "activeOnStart": true,
                  "beginsPattern": "^(building the sources|  \\S+  \\S+  )",
                  "endsPattern": "(blocks ran; \\d+ pages|^the sources have errors|^notebook: )"
                }
              }
            }
          ]
        }

        """#
}
