import QualmBase
import QualmCorpus

/// What there is to read of each excerpt: its words where they are attached, its summary.
struct ExcerptTexts: Sendable {
  /// Whether words are shown exactly as the files have them.
  let isRaw: Bool
  private let order: ExcerptOrder
  private let documentIDs: Lazy<[Value]>
  private let summaries: LazyColumn?
  private let attachment: Attachment?

  /// Words that are attached, and how they are shown. Apart, so that nothing of it is made at start-up
  /// where there are none.
  private struct Attachment: Sendable {
    let words: AttachedWords
    let cleaner: Lazy<QuoteCleaner>
    let boundaries: Lazy<UnitBoundaries>

    init(_ words: AttachedWords, to corpus: Corpus) {
      self.words = words
      cleaner = Lazy { QuoteCleaner(corpus) }
      boundaries = Lazy { UnitBoundaries(corpus) }
    }
  }

  init(_ parts: SnapshotParts) {
    isRaw = parts.showsRawWords
    order = parts.order
    documentIDs = parts.documents.labels
    summaries = parts.corpus.excerpts.lazyColumn("summary")
    attachment = parts.words.map { Attachment($0, to: parts.corpus) }
  }

  /// An excerpt's place in an attached text.
  private struct Place {
    var document: String
    var text: DocumentText
    var range: Range<Int>
    var attachment: Attachment

    /// The words of a stretch, cleaned.
    func cleaned(_ range: Range<Int>, _ marks: QuoteCleaner.Marks) -> String? {
      attachment.cleaner.value.words(range, of: document, text, about: self.range, marks: marks)
    }
  }

  private func place(of excerpt: Int) -> Place? {
    guard document(of: excerpt) != nil, order.starts[excerpt] <= order.ends[excerpt] else {
      return nil
    }
    return place(of: excerpt, Int(order.starts[excerpt])..<Int(order.ends[excerpt]))
  }

  /// The place of a stretch of an excerpt's document.
  private func place(of excerpt: Int, _ range: Range<Int>) -> Place? {
    guard let attachment, let document = document(of: excerpt),
      let text = attachment.words.documents[document], !range.isEmpty,
      range.upperBound <= text.characterCount
    else { return nil }
    return Place(document: document, text: text, range: range, attachment: attachment)
  }

  /// The document in which an excerpt has a text span.
  private func document(of excerpt: Int) -> String? {
    guard order.documents[excerpt] != Encoding.none, order.starts[excerpt] != Encoding.none,
      case .text(let document) = documentIDs.value[Int(order.documents[excerpt])]
    else { return nil }
    return document
  }

  /// Whether the words of an excerpt are at hand.
  func hasWords(_ excerpt: Int) -> Bool { place(of: excerpt) != nil }

  /// The document of an excerpt that has a text span, where the words are lacking.
  func unattachedDocument(of excerpt: Int) -> String? {
    hasWords(excerpt) ? nil : document(of: excerpt)
  }

  /// The words of an excerpt as they are shown; nil without a text span or where its document is
  /// not attached.
  func shownWords(of excerpt: Int) -> String? {
    place(of: excerpt).flatMap { shown($0.range, in: $0) }
  }

  /// The words of a stretch of an excerpt's document as they are shown.
  func shownWords(of excerpt: Int, in range: Range<Int>) -> String? {
    place(of: excerpt, range).flatMap { shown($0.range, in: $0) }
  }

  /// The words of an excerpt as they are searched: cleaned, without marks, however they are shown.
  func searchedWords(of excerpt: Int) -> String? {
    place(of: excerpt).flatMap { $0.cleaned($0.range, .hidden) }
  }

  /// What stands around an excerpt.
  enum Context {
    case found(before: String, after: String)
    /// There are no words to show.
    case wordless
    /// The package does not say where such units begin and end in this document.
    case boundless(document: String)
  }

  /// The words before and after an excerpt, or a stretch of its document, as they are shown.
  func context(
    of excerpt: Int, in range: Range<Int>? = nil, _ count: Int, _ unit: TextUnit
  ) -> Context {
    let place = range.map { self.place(of: excerpt, $0) } ?? self.place(of: excerpt)
    guard let place else { return .wordless }
    let finder = ContextFinder(
      boundaries: place.attachment.boundaries.value, cleaner: place.attachment.cleaner.value)
    guard
      let (before, after) = finder.context(
        of: place.range, in: place.document, place.text, count, unit)
    else { return .boundless(document: place.document) }
    guard let first = shown(before, in: place), let last = shown(after, in: place) else {
      return .wordless
    }
    return .found(before: first, after: last)
  }

  private func shown(_ range: Range<Int>, in place: Place) -> String? {
    isRaw
      ? place.text.text(from: range.lowerBound, to: range.upperBound)
      : place.cleaned(range, .shown)
  }

  /// The summary of an excerpt, where there is one.
  func summary(of excerpt: Int) -> String? {
    summaries?.column.text(at: Int(order.tableRows[excerpt]))
  }
}
