import QualmCLI

@main
enum Main {
  static func main() {
    Program.main()
  }
}
