import QualmBase
import QualmRender
import QualmSession

/// How the prompt shows what it is asked: what `:set` sets.
struct PromptSettings {
  /// The format of the answers.
  var format: any Renderer.Type
  /// Whether ANSI colours are used.
  var color: Bool
  /// Whether the names of the columns are shown.
  var header: Bool
  /// Whether answers are laid out for a window.
  let hasWindow: Bool
  /// The columns to lay answers out for; nil for those of the window.
  var width: Int?
  /// The most rows of a table that are shown; nil for all.
  var mostRows: Int? = 10_000
  /// Whether each row is shown by itself.
  var isExpanded = false
  /// What shows what does not fit the window.
  var pager = PagerChoice.automatic
  /// Whether the foot tells how long the answer took.
  var showsTiming = true

  /// The settings that the options ask for.
  init(_ options: PromptOptions) {
    format = options.format
    color = options.render.color
    header = options.render.header
    hasWindow = options.render.width != nil
  }

  /// How an answer is shown that took this long.
  func rendering(time: Duration?) -> RenderOptions {
    var rendering = RenderOptions(header: header, color: color)
    if hasWindow { rendering.width = width ?? Terminal.width(of: Terminal.output) }
    rendering.mostRows = mostRows
    rendering.countsRows = true
    if showsTiming { rendering.time = time.map(Prompt.text) }
    return rendering
  }

  /// The renderer of an answer.
  var renderer: any Renderer.Type {
    isExpanded && format == TableRenderer.self ? ExpandedRenderer.self : format
  }
}

/// One setting of the prompt: a row of the table that `:set` reads, completes and lists.
struct PromptSetting: Sendable {
  /// Its name.
  let name: String
  /// What it may be set to: words in capitals stand for others.
  let usage: String
  /// What it does, in a line.
  let summary: String
  /// The words that Tab offers.
  let words: [String]
  /// Its value, as it would be set.
  let value: @Sendable (Prompt) -> String
  /// Sets it; false where the text is no value for it.
  let set: @Sendable (Prompt, String) throws(Diagnostic) -> Bool

  /// A setting that is on or off.
  static func flag(
    _ name: String, _ summary: String,
    _ path: any WritableKeyPath<PromptSettings, Bool> & Sendable
  ) -> PromptSetting {
    PromptSetting(
      name: name, usage: "on|off", summary: summary, words: ["on", "off"],
      value: { $0.settings[keyPath: path] ? "on" : "off" },
      set: { (prompt, text) throws(Diagnostic) in
        guard ["on", "off"].contains(text) else { return false }
        prompt.settings[keyPath: path] = text == "on"
        return true
      })
  }

  /// A number above 0, or a word for none.
  static func number(
    _ name: String, none: String, _ summary: String,
    _ path: any WritableKeyPath<PromptSettings, Int?> & Sendable
  ) -> PromptSetting {
    PromptSetting(
      name: name, usage: "N|\(none)", summary: summary, words: [none],
      value: { $0.settings[keyPath: path].map(String.init) ?? none },
      set: { (prompt, text) throws(Diagnostic) in
        guard text == none || Int(text).map({ $0 > 0 }) ?? false else { return false }
        prompt.settings[keyPath: path] = Int(text)
        return true
      })
  }

  /// Every setting, by name.
  static let all: [PromptSetting] = [
    .flag("color", "colours; they only repeat what words say", \.color),
    .flag("expand", "each row by itself, a line for each field", \.isExpanded),
    PromptSetting(
      name: "format", usage: Formats.all.map { $0.name }.joined(separator: "|"),
      summary: "how answers are written", words: Formats.all.map { $0.name },
      value: { $0.settings.format.name },
      set: { (prompt, text) throws(Diagnostic) in
        guard let format = Formats.named(text) else { return false }
        prompt.settings.format = format
        return true
      }),
    .flag("header", "the names of the columns", \.header),
    PromptSetting(
      name: "max-rows", usage: "N|off", summary: "the most rows that an answer may have",
      words: ["off"],
      value: { $0.session.options.maximumRows.map(String.init) ?? "off" },
      set: { (prompt, text) throws(Diagnostic) in
        guard text == "off" || Int(text).map({ $0 > 0 }) ?? false else { return false }
        prompt.session.setLimits(
          timeout: prompt.session.options.timeout, maximumRows: Int(text))
        return true
      }),
    PromptSetting(
      name: "pager", usage: "auto|off|COMMAND",
      summary: "what shows answers longer than the window",
      words: ["auto", "off"],
      value: { $0.settings.pager.text },
      set: { (prompt, text) throws(Diagnostic) in
        let choice = PagerChoice(text)
        // A command of the shell could write files.
        if prompt.session.options.isSafe, case .command = choice { return false }
        prompt.settings.pager = choice
        prompt.hasToldOfPager = false
        return true
      }),
    PromptSetting(
      name: "raw", usage: "on|off", summary: "attached words exactly as their files have them",
      words: ["on", "off"],
      value: { $0.session.options.showsRawWords ? "on" : "off" },
      set: { (prompt, text) throws(Diagnostic) in
        guard ["on", "off"].contains(text) else { return false }
        prompt.reopen { $0.showsRawWords = text == "on" }
        return true
      }),
    .number("rows", none: "all", "the most rows of a table that are shown", \.mostRows),
    PromptSetting(
      name: "timeout", usage: "SECONDS|off", summary: "the longest that a query may run",
      words: ["off"],
      value: { $0.session.options.timeout.map(Catalogue.decimals) ?? "off" },
      set: { (prompt, text) throws(Diagnostic) in
        let seconds = Double(text)
        guard text == "off" || seconds.map({ $0 > 0 && $0.isFinite }) ?? false else {
          return false
        }
        prompt.session.setLimits(
          timeout: seconds, maximumRows: prompt.session.options.maximumRows)
        return true
      }),
    .flag("timing", "how long each answer took", \.showsTiming),
    .number("width", none: "auto", "the columns that answers are laid out for", \.width),
  ]

  /// The setting of exactly that name.
  static func named(_ name: String) -> PromptSetting? { all.first { $0.name == name } }
}
