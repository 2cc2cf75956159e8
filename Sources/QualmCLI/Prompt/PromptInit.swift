import QualmBase

/// The file that is read when the prompt opens: statements, and lines with commands of the prompt.
enum PromptInit {
  /// The place of the file: below `XDG_CONFIG_HOME`, else below `.config` at home; nil without a home.
  static func path(environment: (String) -> String?) -> String? {
    UserFolder.configuration.path(environment).map { $0 + "/qualm/init.qlm" }
  }
}

extension Prompt {
  /// Runs the user's own file, where there is one. A mistake in it is told, and the rest still runs.
  func runInitFile() -> PromptFlow {
    guard let path = PromptInit.path(environment: Terminal.environment),
      PromptFiles.isThere(path)
    else { return .stay }
    let text: SourceText
    do throws(SystemFailure) {
      text = SourceText(name: path, bytes: try FileBytes.readStored(path))
    } catch {
      report(
        [.unreadableFile(path, reason: error.description.startingSmall)], about: SourceMap())
      return .stay
    }
    defer { past.startAnew() }
    return perform(PromptPart.parts(of: text.text(in: 0..<text.bytes.count)), of: path)
  }
}
