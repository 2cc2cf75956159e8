import ArgumentParser
import QualmBase

/// The program.
public enum Program {
  /// Runs the command line of this process and leaves with its exit status.
  public static func main() -> Never {
    Qualm.main()
    fatalError("unreachable")
  }
}

struct Qualm: ParsableCommand {
  mutating func run() throws {
    print("qualm")
  }
}
