import QualmBase
import QualmCorpus

/// The words of the documents that are attached.
extension World {
  /// The words of a stretch of a document as they are shown; nil where they are not attached.
  func words(_ range: Range<Int>, of document: Int?, about excerpt: Range<Int>? = nil) -> String? {
    document.flatMap { texts[$0]?.words(range, about: excerpt ?? range, isMarked: true) }
  }

  /// The words of an excerpt, where it has some.
  func words(of excerpt: Int) -> String? {
    excerpts[excerpt].text.flatMap { $0.isEmpty ? nil : words($0, of: excerpts[excerpt].document) }
  }

  /// What a search reads of an excerpt: its words without marks, else its summary.
  func searched(_ excerpt: Int) -> String? {
    let summary = excerpts[excerpt].summary
    guard let document = excerpts[excerpt].document, let range = excerpts[excerpt].text,
      !range.isEmpty
    else { return summary }
    return texts[document]?.words(range, about: range, isMarked: false) ?? summary
  }

  /// The stretches before and after one that hold so many units; nil where the package does not say where
  /// such units are.
  func context(
    of range: Range<Int>, in document: Int, _ count: Int, _ unit: TextUnit
  ) -> (before: Range<Int>, after: Range<Int>)? {
    guard let text = texts[document] else { return nil }
    var (start, end) = (range.lowerBound, range.upperBound)
    let stretches = stretches(of: unit, in: document)
    if !stretches.isEmpty {
      // The unit in which the excerpt begins, or the next; that in which it ends, or the one before.
      let first = stretches.filter { $0.upperBound <= range.lowerBound }.count
      let last = stretches.filter { $0.lowerBound < range.upperBound }.count - 1
      let (wanted, furthest) = (max(0, first - count), min(stretches.count - 1, last + count))
      if wanted < stretches.count { start = min(start, stretches[wanted].lowerBound) }
      if furthest >= 0 { end = max(end, min(text.scalars.count, stretches[furthest].upperBound)) }
    } else if unit == .characters || unit == .words {
      let places = (Array((0..<start).reversed()), Array(end..<text.scalars.count))
      let back = World.passed(count, unit, text.steps(through: places.0, about: range))
      let forth = World.passed(count, unit, text.steps(through: places.1, about: range))
      start -= back
      end += forth
      // Not through damaged words.
      start = text.damage(at: start, about: range)?.lowerBound ?? start
      end = text.damage(at: end, about: range)?.upperBound ?? end
    } else {
      return nil
    }
    return (
      min(start, range.lowerBound)..<range.lowerBound, range.upperBound..<max(end, range.upperBound)
    )
  }

  /// How far so many units reach.
  private static func passed(_ count: Int, _ unit: TextUnit, _ steps: [NaiveText.Step]) -> Int {
    var passed = 0
    var index = 0
    func isOfWord(_ index: Int) -> Bool {
      func isLetter(_ index: Int) -> Bool {
        steps.indices.contains(index) && WordSearch.isLetter(steps[index].scalar)
      }
      return isLetter(index)
        || "'-,.’".unicodeScalars.contains(steps[index].scalar) && isLetter(index - 1)
          && isLetter(index + 1)
    }
    if unit == .characters {
      while passed < count, index < steps.count {
        if !steps[index].isGap { passed += 1 }
        index += 1
      }
    } else if count > 0 {
      while index < steps.count {
        if isOfWord(index) {
          if passed == count { break }
          passed += 1
          while index < steps.count, isOfWord(index) { index += 1 }
        } else {
          // What stands at the last word without a blank belongs to it.
          if passed == count, steps[index].scalar.properties.isWhitespace { break }
          index += 1
        }
      }
    }
    return steps[..<index].reduce(0) { $0 + $1.length }
  }

  /// Where the units of a document are, as far as the package says, in order.
  private func stretches(of unit: TextUnit, in document: Int) -> [Range<Int>] {
    let table = corpus.units
    let (documents, kinds) = (World.texts(table, "document"), World.texts(table, "kind"))
    let (starts, ends) = (World.integers(table, "start"), World.integers(table, "end"))
    return documents.indices.compactMap { row -> Range<Int>? in
      guard documents[row] == self.documents[document], kinds[row] == unit.singular,
        let start = starts[row], let end = ends[row]
      else { return nil }
      return start..<end
    }.sorted { $0.lowerBound < $1.lowerBound }
  }
}

extension NaiveText {
  /// A code point on the way from an excerpt, or an interruption, which is passed as a line end.
  struct Step {
    var scalar: Unicode.Scalar
    var length = 1
    var isGap = false
  }

  /// The way through these places, which lie side by side.
  fileprivate func steps(through places: [Int], about excerpt: Range<Int>) -> [Step] {
    var steps: [Step] = []
    for place in places {
      if !isLeftOut(place, about: excerpt) {
        steps.append(Step(scalar: scalars[place]))
      } else if steps.last?.isGap == true {
        steps[steps.count - 1].length += 1
      } else {
        steps.append(Step(scalar: "\n", isGap: true))
      }
    }
    return steps
  }
}
