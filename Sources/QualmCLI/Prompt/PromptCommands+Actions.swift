import Glibc
import QualmBase
import QualmRender
import QualmSession

extension Prompt {
  /// `:describe NAME`.
  func describe(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    switch session.describe(call.argument) {
    case .success(let answer):
      show(answer)
      return .stay
    case .failure(let diagnostic): throw diagnostic
    }
  }

  /// `:format [NAME]`.
  func setFormat(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    let names = Formats.all.map { $0.name }
    guard !call.argument.isEmpty else {
      say(
        Self.aligned(
          Formats.all.map { ($0.name == format.name ? "* " : "  ") + $0.name }
            .enumerated().map { ($1, Formats.all[$0].summary) },
          width: Terminal.width(of: Terminal.output)
        ))
      return .stay
    }
    let fitting = names.filter { $0.hasPrefix(call.argument) }
    let name = names.contains(call.argument) ? call.argument : fitting.count == 1 ? fitting[0] : ""
    guard let chosen = Formats.named(name) else {
      throw .unknownPromptFormat(call.argument, formats: names, at: call.span)
    }
    format = chosen
    return .stay
  }

  /// `:timing [on|off]`; alone it changes over.
  func setTiming(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    switch call.argument {
    case "on": showsTiming = true
    case "off": showsTiming = false
    case "": showsTiming.toggle()
    default:
      throw .promptCommandUse(PromptCommands.named("timing")?.synopsis ?? "", at: call.span)
    }
    say(showsTiming ? "timing is on\n" : "timing is off\n")
    return .stay
  }

  /// `:load FILE`.
  func load(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    let written = Self.unquoted(call.argument)
    let path = PromptFiles.expanded(written)
    do throws(SystemFailure) {
      run(SourceText(name: written, bytes: try FileBytes.read(path)))
      return .stay
    } catch {
      var diagnostic = Diagnostic.unreadableFile(written, reason: error.description.startingSmall)
      diagnostic.span = call.span
      throw diagnostic
    }
  }

  /// A path without the quotes that a user may have put around it.
  private static func unquoted(_ text: String) -> String {
    for quote in ["\"", "'"]
    where text.utf8.count >= 2 && text.hasPrefix(quote) && text.hasSuffix(quote) {
      return String(text.dropFirst().dropLast())
    }
    return text
  }
}

/// Files as the prompt sees them.
enum PromptFiles {
  /// The path with `~/` at its beginning made the home folder.
  static func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = Terminal.environment("HOME") else {
      return path
    }
    return home + path.dropFirst()
  }

  /// The names in a folder that begin with `prefix`, sorted, folders with a slash; hidden ones only
  /// where the prefix asks for them.
  static func names(in folder: String, beginning prefix: String) -> [String] {
    guard let directory = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasPrefix(prefix), name != ".", name != "..",
        !name.hasPrefix(".") || prefix.hasPrefix(".")
      else { continue }
      var status = stat()
      let isFolder =
        stat(folder.isEmpty ? name : "\(folder)/\(name)", &status) == 0
        && status.st_mode & S_IFMT == S_IFDIR
      names.append(isFolder ? name + "/" : name)
    }
    return names.sorted()
  }
}
