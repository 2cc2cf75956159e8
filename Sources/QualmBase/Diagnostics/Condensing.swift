extension [Diagnostic] {
  /// As many of one kind on one line as are told one by one.
  private static var most: Int { 4 }

  /// The same diagnostics, where a line has more than a few of one kind the first three, and one that
  /// says how many more there are: a list of a thousand unknown names is one mistake.
  package func condensed(in texts: SourceMap) -> [Diagnostic] {
    guard count > Self.most else { return self }
    let keys = map { $0.kindAndLine(in: texts) }
    let counts = Dictionary(keys.map { ($0, 1) }, uniquingKeysWith: +)
    var seen: [String: Int] = [:]
    return enumerated().compactMap { index, diagnostic in
      let key = keys[index]
      let before = seen[key, default: 0]
      seen[key] = before + 1
      guard let all = counts[key], all > Self.most, diagnostic.span != nil else {
        return diagnostic
      }
      if before < Self.most - 1 { return diagnostic }
      return before == Self.most - 1 ? .more(all - before, like: diagnostic) : nil
    }
  }
}

extension Diagnostic {
  fileprivate func kindAndLine(in texts: SourceMap) -> String {
    guard let span else { return "" }
    let line = texts[span.file]?.lineIndex(at: Int(span.start)) ?? 0
    return "\(code.number) \(severity) \(span.file.index) \(line)"
  }

  /// `count` places on a line, the first of them that of `first`, of which the same is to be said.
  fileprivate static func more(_ count: Int, like first: Diagnostic) -> Diagnostic {
    Diagnostic(
      first.code, first.severity, "the same holds of \(count) more places on this line",
      at: first.span)
  }
}
