import QualmBase

/// A document whose text is attached, read once for all the checks that need it.
struct ReadDocument {
  let id: String
  let text: DocumentText
  /// What errors call the text.
  let name: String
  let layout: TextLayout
  let outline: Outline
  /// The page numbers that are printed in it: numbers alone on a line, but for those that the corpus
  /// says belong to something else.
  let printedNumbers: [TextLayout.Item]
  let pages: Pages

  init(_ corpus: Corpus, id: String, text: DocumentText, name: String) {
    self.id = id
    self.text = text
    self.name = name
    layout = TextLayout(text)
    outline = Outline(layout)
    pages = Pages(corpus, document: id)
    let others = ["figure", "footnote", "heading"].flatMap { kind in
      corpus.stretches(of: id, kind: kind, in: corpus.interruptions).map(\.range)
    }
    printedNumbers = layout.printedNumbers.filter { item in
      !others.contains { $0.overlaps(item.range) }
    }
  }

  /// Reads every attached document, in the order of their ids.
  static func all(_ corpus: Corpus, _ words: AttachedWords) -> [ReadDocument] {
    words.documents.sorted { $0.key < $1.key }.map { id, text in
      ReadDocument(corpus, id: id, text: text, name: words.names[id] ?? id)
    }
  }

  /// Whether a stretch lies within the text.
  func holds(_ range: Range<Int>) -> Bool { range.upperBound <= layout.scalars.count }

  /// The place of a stretch in the attached text.
  func span(_ range: Range<Int>, _ faults: FaultCollector) -> SourceSpan {
    faults.span(text, named: name, range)
  }

  /// Reports each end of a stretch that cuts through a word: `start` or `end`, with the place that
  /// `span` gives it.
  ///
  /// - Returns: whether one did.
  @discardableResult
  func reportCuts(
    _ range: Range<Int>, _ what: String, _ faults: FaultCollector,
    at span: (_ edge: String) -> SourceSpan
  ) -> Bool {
    let edges = [("start", range.lowerBound), ("end", range.upperBound)].filter {
      layout.cutsWord(at: $0.1)
    }
    for (edge, _) in edges {
      faults.report { .brokenWord(what, edge: edge, at: span(edge)) }
    }
    return !edges.isEmpty
  }
}
