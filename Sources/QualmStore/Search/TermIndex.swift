import QualmBase

/// The words of a list of texts, with their positions.
///
/// The texts are one stream of terms, one after the other; for each term there are its places in the
/// stream, ascending. A phrase is looked up from the places of its rarest word, and its other words are
/// read off the stream beside them.
struct TermIndex: Sendable {
  /// The distinct words as UTF-8, ascending by bytes.
  private let terms: [[UInt8]]
  /// The words of all texts, text after text, as indices into `terms`.
  private let stream: [UInt32]
  /// For each word of the stream the number of its text.
  private let textOfPlace: [UInt32]
  /// Term t stands at `places[starts[t]..<starts[t + 1]]`, ascending.
  private let starts: [UInt32]
  private let places: [UInt32]
  /// The number of texts.
  private let textCount: Int

  /// Reads texts that are not folded yet; nil is a text without words.
  init(texts: [String?]) {
    var numbers: [ArraySlice<UInt8>: UInt32] = [:]
    var found: [[UInt8]] = []
    var stream: [UInt32] = []
    var textOfPlace: [UInt32] = []
    for (number, text) in texts.enumerated() {
      guard let text else { continue }
      Words.forEach(in: Array(TextFolding.fold(text).utf8)) { word in
        let term = numbers[word] ?? UInt32(found.count)
        if Int(term) == found.count {
          found.append(Array(word))
          numbers[found[found.count - 1][...]] = term
        }
        stream.append(term)
        textOfPlace.append(UInt32(number))
      }
    }
    let order = found.indices.sorted { found[$0].lexicographicallyPrecedes(found[$1]) }
    var ranks = [UInt32](repeating: 0, count: found.count)
    for (rank, term) in order.enumerated() { ranks[term] = UInt32(rank) }
    terms = order.map { found[$0] }
    self.stream = stream.map { ranks[Int($0)] }
    self.textOfPlace = textOfPlace
    textCount = texts.count
    let postings = Postings(
      Encoding(
        dictionary: [Value](repeating: .missing, count: found.count), starts: nil,
        indices: self.stream),
      rowCount: stream.count)
    starts = postings.starts
    places = postings.rows
  }

  /// The texts that the pattern matches; none where it is empty.
  func texts(matching pattern: TextPattern) -> RowSet {
    let elements = pattern.elements.map(fitting)
    guard let rarest = elements.indices.min(by: { elements[$0].count < elements[$1].count }),
      elements[rarest].count > 0
    else { return RowSet(universe: textCount) }
    var found = [UInt64](repeating: 0, count: RowSet.wordCount(universe: textCount))
    for term in elements[rarest].terms {
      for place in places[Int(starts[term])..<Int(starts[term + 1])] {
        let text = textOfPlace[Int(place)]
        if fits(elements, at: Int(place) - rarest, in: text) {
          found[Int(text >> 6)] |= 1 << UInt64(text & 63)
        }
      }
    }
    return RowSet(words: found, universe: textCount)
  }

  /// Whether the words from `start` on fit, all of them in one text.
  private func fits(_ elements: [Fitting], at start: Int, in text: UInt32) -> Bool {
    guard start >= 0, start + elements.count <= stream.count, textOfPlace[start] == text,
      textOfPlace[start + elements.count - 1] == text
    else { return false }
    for (offset, element) in elements.enumerated() where !element.isAny {
      let term = stream[start + offset]
      if let isFitting = element.isFitting {
        if !isFitting.contains(Int(term)) { return false }
      } else if !element.terms.contains(Int(term)) {
        return false
      }
    }
    return true
  }

  /// The terms that fit one word of a pattern.
  private struct Fitting {
    /// The range in which they lie, or they themselves where they are apart.
    var terms: [Int]
    /// The same as a set; nil where there are few.
    var isFitting: RowSet?
    /// How often they stand in the texts.
    var count: Int
    /// Whether every term fits.
    var isAny: Bool
  }

  private func fitting(_ element: TextPattern.Element) -> Fitting {
    guard case .word(let parts) = element, let first = parts.first else {
      return Fitting(terms: Array(terms.indices), count: stream.count, isAny: true)
    }
    let prefix = Array(first.utf8)
    let range = range(ofPrefix: prefix)
    let fitting =
      parts.count == 1
      ? range.prefix(1).filter { terms[$0].count == prefix.count }
      : range.filter { element.matches(terms[$0][...]) }
    let count = fitting.reduce(0) { $0 + Int(starts[$1 + 1] - starts[$1]) }
    let set =
      fitting.count < 8
      ? nil : RowSet(ascending: fitting.map { UInt32($0) }, universe: terms.count)
    return Fitting(terms: fitting, isFitting: set, count: count, isAny: false)
  }

  /// The terms that begin so, by binary search; the term itself, where there is one, is the first.
  private func range(ofPrefix prefix: [UInt8]) -> Range<Int> {
    func first(where holds: (ArraySlice<UInt8>) -> Bool) -> Int {
      var low = 0
      var high = terms.count
      while low < high {
        let middle = (low + high) / 2
        if holds(terms[middle].prefix(prefix.count)) { high = middle } else { low = middle + 1 }
      }
      return low
    }
    let start = first { !$0.lexicographicallyPrecedes(prefix) }
    return start..<max(start, first { prefix.lexicographicallyPrecedes($0) })
  }
}
