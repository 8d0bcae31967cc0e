@main enum Notebook { static func main() { print("notebook") } }
