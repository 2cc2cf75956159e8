import QualmBase
import QualmRender

/// Tells diagnostics on standard error.
struct Reporter {
  /// Whether they are told as JSON, one object a line.
  var isJSON = false
  /// Whether the text form is coloured.
  var usesColor = false
  /// Takes what is told: standard error, unless a test listens.
  var tell: @Sendable ([UInt8]) -> Void = { _ = DescriptorSink(Terminal.errors).write($0) }

  /// Tells plain text.
  init() {}

  /// Reads the options that say how.
  init(_ options: SharedOptions, faults: inout [Diagnostic]) {
    let forms = ["text", "json"]
    if let form = options.diagnostics, !forms.contains(form) {
      faults.append(.unknownChoice(form, option: "diagnostics", choices: forms))
    }
    let choices = ["auto", "always", "never"]
    if let choice = options.color, !choices.contains(choice) {
      faults.append(.unknownChoice(choice, option: "color", choices: choices))
    }
    isJSON = options.diagnostics == "json"
    usesColor = Settings.usesColor(options.color, on: Terminal.errors)
  }

  /// Tells that a file was written: `wrote 233 rows to f.csv`, or a note where a program listens.
  func tellWritten(_ content: String, to path: String) {
    if isJSON { return report([.fileWritten(content, to: path)]) }
    let shown = VisibleText.of(path, keepsLines: false)
    tell(Array("wrote \(content) to \(shown)\n".utf8))
  }

  /// How many diagnostics a person is told at once.
  private static let most = 100

  /// Writes diagnostics whose places lie in `texts`; nothing after Ctrl-C. As text the first hundred, and
  /// how many more there are.
  func report(_ diagnostics: [Diagnostic], texts: SourceMap = SourceMap()) {
    guard !diagnostics.isEmpty else { return }
    let renderer = DiagnosticRenderer(texts: texts, usesColor: usesColor)
    if isJSON {
      tell(Array(diagnostics.map { renderer.json($0) + "\n" }.joined().utf8))
      return
    }
    var text = diagnostics.prefix(Reporter.most).map { renderer.text($0) }.joined(separator: "\n")
    if diagnostics.count > Reporter.most {
      text += "\nand \(diagnostics.count - Reporter.most) more\n"
    }
    tell(Array(text.utf8))
  }
}
