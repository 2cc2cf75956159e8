import QualmBase
import QualmRender
import QualmSession

/// What `qualm help` and `:help` know by name, commands apart.
enum HelpTopics {
  /// The words of the language, the terms of answers, the pages of the manual.
  static var names: [String] {
    BuiltIn.all().map(\.name) + GlossaryTerm.all.map(\.term) + ManualPage.names
  }

  /// Every topic with what it is about, in a line.
  static var summaries: [(name: String, summary: String)] {
    BuiltIn.all().map { ($0.name, "\($0.kind): \($0.signature)") }
      + GlossaryTerm.all.map { ($0.term, $0.meaning) }
      + ManualPage.names.compactMap { name in
        ManualPage(named: name).map { (name, "page: \(plain($0.title))") }
      }
  }

  /// All that is known by a name; nil where nothing is.
  ///
  /// - Parameters:
  ///   - middle: what else there is to tell, between the words and the page.
  ///   - asking: how a topic is asked for: `:help`.
  static func text(
    about topic: String, middle: String? = nil, asking: String, width: Int,
    bold: @escaping (String) -> String
  ) -> String? {
    if topic == "manual" { return pages(asking: asking, width: width) }
    let asked = topic.split(separator: " ", maxSplits: 1).map(String.init)
    if asked.count == 2, asked[0] == "manual" {
      return ManualPage(named: asked[1]).map { ManualText.of($0, width: width, bold: bold) }
    }
    var parts: [String] = []
    if let term = GlossaryTerm.named(topic) {
      parts.append(Prompt.aligned([(term.term, term.meaning)], width: width))
    }
    let words = BuiltIn.named(topic)
    if !words.isEmpty { parts.append(BuiltInPage.text(of: words, width: width)) }
    if let middle { parts.append(middle) }
    if let page = ManualPage(named: topic) {
      parts.append(
        parts.isEmpty
          ? ManualText.of(page, width: width, bold: bold)
          : "`\(asking) manual \(topic)` has more.\n")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "\n")
  }

  /// The topics in whose name or summary several words stand: all of the words, or failing that any;
  /// nil where none does, or where it is one word.
  static func search(_ text: String, further: [(name: String, summary: String)] = [], width: Int)
    -> String?
  {
    let wanted = words(of: text)
    guard wanted.count > 1 else { return nil }
    let known = (summaries + further).map { topic in
      (topic: topic, words: words(of: topic.name).union(words(of: topic.summary)))
    }
    var found = known.filter { $0.words.isSuperset(of: wanted) }
    if found.isEmpty {
      found = known.filter { !words(of: $0.topic.name).isDisjoint(with: wanted) }
    }
    return found.isEmpty
      ? nil : Prompt.aligned(found.map { ($0.topic.name, $0.topic.summary) }, width: width)
  }

  /// The pages of the manual.
  private static func pages(asking: String, width: Int) -> String {
    Prompt.aligned(
      ManualPage.names.compactMap { name in
        ManualPage(named: name).map { ("\(asking) manual \(name)", plain($0.title)) }
      }, width: width)
  }

  /// The words of a text in small letters; one thing and several are the same.
  private static func words(of text: String) -> Set<String> {
    Set(
      text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map { word in
        word.count > 3 && word.last == "s" ? String(word.dropLast()) : String(word)
      })
  }

  private static func plain(_ title: String) -> String { title.filter { $0 != "`" } }
}
