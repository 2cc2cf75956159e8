import QualmBase

/// Scripts in pages of Markdown: the blocks that are marked as `qualm`.
enum MarkdownScript {
  /// What blocks of commands of the prompt are marked as.
  static let commandLanguage = "qualm-prompt"

  /// The text itself, or where its name says that it is Markdown its blocks of queries. Every other line
  /// is left empty, so that places are those of the page.
  ///
  /// - Parameter keepsCommands: whether blocks with commands of the prompt are kept as well.
  static func script(in text: SourceText, keepsCommands: Bool = false) -> SourceText {
    guard isPage(text.name) else { return text }
    let languages = keepsCommands ? ["qualm", commandLanguage] : ["qualm"]
    var script: [UInt8] = []
    var block: Block?
    for line in text.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let fence = Fence(line)
      if let open = block {
        if let fence, fence.closes(open.fence) {
          block = nil
        } else if open.isScript {
          script += line
        }
      } else if let fence {
        block = Block(fence: fence, isScript: languages.contains(fence.language))
      }
      script.append(UInt8(ascii: "\n"))
    }
    if !text.bytes.isEmpty { script.removeLast() }
    return SourceText(name: text.name, bytes: script)
  }

  /// A warning where a page has commands of the prompt, which a script cannot carry out, so that its
  /// answers may be others.
  static func remark(on text: SourceText) -> Diagnostic? {
    let plain = script(in: text)
    let whole = script(in: text, keepsCommands: true)
    guard plain.bytes != whole.bytes else { return nil }
    let parts = PromptPart.parts(of: whole.text(in: 0..<whole.bytes.count))
    return .commandsInPage(
      text.name, commands: parts.filter { $0.kind == .command }.map(\.text))
  }

  /// Whether a file of that name is a page of Markdown.
  static func isPage(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".md") || name.hasSuffix(".markdown")
  }

  private struct Block {
    var fence: Fence
    var isScript: Bool
  }

  /// A line of backticks or tildes that opens or closes a block (CommonMark, 4.5).
  private struct Fence {
    let sign: UInt8
    let count: Int
    /// The first word after it.
    let language: String

    init?(_ line: ArraySlice<UInt8>) {
      let start = line.prefix { $0 == UInt8(ascii: " ") }
      let rest = line.dropFirst(start.count)
      guard start.count <= 3, let sign = rest.first, "`~".utf8.contains(sign) else { return nil }
      let signs = rest.prefix { $0 == sign }
      guard signs.count >= 3 else { return nil }
      self.sign = sign
      count = signs.count
      language =
        String(decoding: rest.dropFirst(signs.count), as: UTF8.self)
        .split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    }

    func closes(_ open: Fence) -> Bool {
      sign == open.sign && count >= open.count && language.isEmpty
    }
  }
}
