import QualmBase

/// The file that is read when the prompt opens: statements, and lines with commands of the prompt.
enum PromptInit {
  /// The place by the XDG rules: below `XDG_CONFIG_HOME` where that is an absolute path, else below
  /// `.config` at home; nil without a home.
  static func path(environment: (String) -> String?) -> String? {
    if let folder = environment("XDG_CONFIG_HOME"), folder.hasPrefix("/") {
      return folder + "/qualm/init.qlm"
    }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.config/qualm/init.qlm"
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
