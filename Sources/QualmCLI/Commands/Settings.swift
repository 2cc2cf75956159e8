import QualmBase
import QualmRender
import QualmSession

/// What the options ask for, read and checked.
struct Settings {
  /// How the session is opened.
  var session = SessionOptions()
  /// The output format.
  var format: any Renderer.Type = TableRenderer.self
  /// How answers are shown.
  var render = RenderOptions()
  /// Where and how diagnostics are told.
  var reporter = Reporter()
  /// Whether the prompt reads the user's `init.qlm` before the first entry.
  var readsInit = true

  /// Reads the options.
  ///
  /// - Throws: every fault at once.
  init(_ options: SharedOptions) throws(UsageFailure) {
    var faults: [Diagnostic] = []
    reporter = Reporter(options, faults: &faults)

    session.corpus = options.corpus.map(CorpusLocation.folder) ?? .builtIn
    session.attachments = options.attach
    session.showsRawWords = options.raw
    session.framework = options.framework
    session.isSafe = options.safe
    session.parameters = Settings.parameters(options.param, faults: &faults)
    session.timeout = Settings.seconds(options.timeout, faults: &faults)
    session.maximumRows = Settings.rows(options.maximumRows, faults: &faults)

    let isTerminal = Terminal.isThere(Terminal.output)
    format = Settings.format(options.format, isTerminal: isTerminal, faults: &faults)
    render.header = !options.noHeader
    render.width =
      isTerminal
      ? Terminal.width(of: Terminal.output) : Appearance.current.width(window: nil)
    render.color = Settings.usesColor(options.color, on: Terminal.output)
    if !faults.isEmpty { throw UsageFailure(diagnostics: faults, reporter: reporter) }
  }

  /// Whether colours are used on a stream; `choice` is the value of `--color`.
  static func usesColor(_ choice: String?, on descriptor: Int32) -> Bool {
    Appearance.current.usesColor(choice, isTerminal: Terminal.isThere(descriptor))
  }

  private static func format(
    _ name: String?, isTerminal: Bool, faults: inout [Diagnostic]
  ) -> any Renderer.Type {
    guard let name else { return isTerminal ? TableRenderer.self : TSVRenderer.self }
    if let format = Formats.named(name) { return format }
    faults.append(.unknownChoice(name, option: "format", choices: Formats.all.map { $0.name }))
    return TSVRenderer.self
  }

  private static func parameters(
    _ texts: [String], faults: inout [Diagnostic]
  ) -> [String: String] {
    var parameters: [String: String] = [:]
    for text in texts {
      guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
        faults.append(.incompleteParameter(text))
        continue
      }
      parameters[String(text[..<equals])] = String(text[text.index(after: equals)...])
    }
    return parameters
  }

  private static func seconds(_ text: String?, faults: inout [Diagnostic]) -> Double? {
    guard let text else { return nil }
    if let seconds = Double(text), seconds > 0, seconds.isFinite { return seconds }
    faults.append(
      .invalidNumber(text, option: "timeout", wanted: "a number of seconds above 0"))
    return nil
  }

  private static func rows(_ text: String?, faults: inout [Diagnostic]) -> Int? {
    guard let text else { return nil }
    if let rows = Int(text), rows > 0 { return rows }
    faults.append(.invalidNumber(text, option: "max-rows", wanted: "a whole number above 0"))
    return nil
  }
}

/// Options that say what cannot be done.
struct UsageFailure: Error {
  var diagnostics: [Diagnostic]
  var reporter: Reporter
}
