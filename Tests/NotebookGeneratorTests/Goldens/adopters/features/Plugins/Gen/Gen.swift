import PackagePlugin
@main struct Gen: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
        let input = target.directory.appending("number.in")
        let output = context.pluginWorkDirectory.appending("Number.swift")
        return [
            .buildCommand(
                displayName: "gen", executable: try context.tool(named: "generate").path, arguments: [input, output],
                inputFiles: [input], outputFiles: [output])
        ]
    }
}
