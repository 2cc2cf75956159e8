import ArgumentParser
import Glibc
import QualmBase
import QualmRender

/// The program.
public enum Program {
  /// Runs the command line of this process and leaves with its exit status.
  public static func main() -> Never {
    // A pipe that is closed early is told by EPIPE: stop, say nothing, and leave with 0.
    signal(SIGPIPE, SIG_IGN)
    StandardStreams.occupyClosed()
    exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  private static func run(_ words: [String]) -> ExitStatus {
    if words.first == ShellCompletion.question {
      _ = DescriptorSink(Terminal.output)
        .write(Array(ShellCompletion.answer(Array(words.dropFirst())).utf8))
      return .done
    }
    let (command, words) = CommandTable.hoist(words)
    do {
      var parsed = try command.parseAsRoot(words)
      if let command = parsed as? any Command { return command.perform() }
      // A request for help comes back as a command of argument-parser's own, which throws the text.
      try parsed.run()
      return .done
    } catch {
      return explain(error, of: command, words: words)
    }
  }

  /// Prints what argument-parser has to say: help on standard output, a complaint as a diagnostic.
  private static func explain(
    _ error: any Error, of command: any Command.Type, words: [String]
  ) -> ExitStatus {
    var reporter = Reporter()
    reporter.isJSON =
      words.contains("--diagnostics=json")
      || words.adjacentPairs.contains { $0 == ("--diagnostics", "json") }
    reporter.usesColor = Settings.usesColor(nil, on: Terminal.errors)
    if command.exitCode(for: error) == .success {
      var text = command.fullMessage(for: error) + "\n"
      if HelpText.isUsage(text) { text = HelpText.of(command) }
      // argument-parser knows the version alone, since it asks for it at every start.
      if text == Version.current + "\n" { text = Version.full + "\n" }
      let output = DescriptorSink(Terminal.output)
      _ = output.write(Array(text.utf8))
      guard let failure = output.failure else { return .done }
      reporter.report([.unwritableFile("the answer", reason: failure.description.startingSmall)])
      return .wrong
    }
    reporter.report([UsageComplaint(command.message(for: error)).diagnostic])
    return .wrong
  }
}

extension Array {
  fileprivate var adjacentPairs: Zip2Sequence<Self, SubSequence> { zip(self, dropFirst()) }
}
