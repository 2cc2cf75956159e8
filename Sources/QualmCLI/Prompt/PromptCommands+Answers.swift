import Glibc
import QualmBase
import QualmRender
import QualmSession

// Commands about answers: how they are shown, and showing them again.

extension Prompt {
  /// The columns to lay texts out for.
  var width: Int { settings.width ?? Terminal.width(of: Terminal.output) }

  /// `:last`.
  func showLast(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    _ = present(try lastAnswer(call), as: settings.renderer, mostRows: .max)
    return .stay
  }

  /// `:expand [N|on|off]`.
  func expand(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    switch call.argument {
    case "on", "off":
      settings.isExpanded = call.argument == "on"
      say(settings.isExpanded ? "each row is shown by itself\n" : "rows are shown as a table\n")
      return .stay
    case "": _ = present(try lastAnswer(call), as: ExpandedRenderer.self, mostRows: .max)
    default:
      var answer = try lastAnswer(call)
      // A chart or a document has no rows that are shown; its table has.
      switch answer.layout {
      case .chart, .document: answer.layout = .rows
      case .rows, .grid: break
      }
      let count = TableRenderer.rowCount(of: answer)
      guard let row = Int(call.argument), row > 0, row <= count else {
        throw .noSuchRow(call.argument, of: count, at: call.span)
      }
      var rendering = settings.rendering(time: nil)
      rendering.firstRow = row - 1
      rendering.mostRows = 1
      page { ExpandedRenderer.render(answer, options: rendering, into: &$0) }
    }
    return .stay
  }

  /// `:explain [QUERY]`.
  func explain(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    guard !call.argument.isEmpty || !past.question.isEmpty else {
      throw .nothingYet("query", hint: "ask with `find` or `from` first", at: call.span)
    }
    ask("explain " + (call.argument.isEmpty ? "from _" : call.argument), isTyped: false)
    return .stay
  }

  func lastAnswer(_ call: PromptCommand.Call) throws(Diagnostic) -> Answer {
    guard let answer = past.answer else {
      throw .nothingYet("answer", hint: "ask with `find` or `from` first", at: call.span)
    }
    return answer
  }

  /// `:format [NAME]`.
  func setFormat(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    let names = Formats.all.map { $0.name }
    guard !call.argument.isEmpty else {
      say(
        Self.aligned(
          Formats.all.map { format in
            ((format.name == settings.format.name ? "* " : "  ") + format.name, format.summary)
          },
          width: width))
      return .stay
    }
    let fitting = names.filter { $0.hasPrefix(call.argument) }
    let name = names.contains(call.argument) ? call.argument : fitting.count == 1 ? fitting[0] : ""
    guard let chosen = Formats.named(name) else {
      throw .unknownPromptFormat(call.argument, formats: names, at: call.span)
    }
    settings.format = chosen
    return .stay
  }

  /// `:timing [on|off]`; alone it changes over.
  func setTiming(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    switch call.argument {
    case "on": settings.showsTiming = true
    case "off": settings.showsTiming = false
    case "": settings.showsTiming.toggle()
    default: throw call.misuse
    }
    say(settings.showsTiming ? "timing is on\n" : "timing is off\n")
    return .stay
  }

  /// `:set [NAME [VALUE]]`.
  func set(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    guard !call.argument.isEmpty else {
      say(Self.aligned(PromptSetting.all.map(line), width: width))
      return .stay
    }
    let name = String(call.argument.prefix { !$0.isWhitespace })
    let value = Self.trimmed(String(call.argument.dropFirst(name.count)))
    let fitting = PromptSetting.all.filter { $0.name.hasPrefix(name) }
    guard let setting = PromptSetting.named(name) ?? (fitting.count == 1 ? fitting[0] : nil) else {
      let near =
        fitting.isEmpty
        ? NearestName.candidates(for: name, among: PromptSetting.all.map(\.name))
        : fitting.map(\.name)
      throw .unknownSetting(name, nearest: near, at: call.span(of: 0..<name.utf8.count))
    }
    if value.isEmpty {
      say(Self.aligned([line(setting)], width: width))
      return .stay
    }
    guard try setting.set(self, value) else {
      let end = call.argument.utf8.count
      throw .settingValue(
        value, of: setting.name, usage: setting.usage,
        at: call.span(of: (end - value.utf8.count)..<end))
    }
    logCommand(":set \(setting.name) \(value)")
    return .stay
  }

  private func line(_ setting: PromptSetting) -> (String, String) {
    ("\(setting.name) \(setting.value(self))", "\(setting.summary): \(setting.usage)")
  }
}
