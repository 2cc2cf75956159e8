package import QualmBase

/// Finds the stretches of text that stand around an excerpt.
///
/// A context of N units reaches from the beginning of the N-th unit before the one in which the excerpt
/// begins, to the end of the N-th after the one in which it ends, and no further than the document.
/// Boundaries are those that the package keeps. Where it keeps none of words, a word is what it is in
/// searches (`Words`); characters are code points. What interrupts the text is not counted.
package struct ContextFinder: Sendable {
  private let boundaries: UnitBoundaries
  private let cleaner: QuoteCleaner

  package init(boundaries: UnitBoundaries, cleaner: QuoteCleaner) {
    self.boundaries = boundaries
    self.cleaner = cleaner
  }

  /// What stands before and after an excerpt, in code points; nil where the package does not say
  /// where such units begin and end in this document.
  package func context(
    of excerpt: Range<Int>, in document: String, _ text: DocumentText, _ count: Int,
    _ unit: TextUnit
  ) -> (before: Range<Int>, after: Range<Int>)? {
    let start: Int
    let end: Int
    if let units = boundaries.units(unit, of: document) {
      start = units.start(count, before: excerpt.lowerBound)
      end = min(text.characterCount, units.end(count, after: excerpt.upperBound))
    } else if unit.needsBoundaries {
      return nil
    } else {
      let interruptions = cleaner.interruptions(of: document)
      func walk(from position: Int) -> TextWalk? {
        TextWalk(text, from: position, interruptions: interruptions, about: excerpt)
      }
      guard var back = walk(from: excerpt.lowerBound), var forth = walk(from: excerpt.upperBound)
      else { return nil }
      back.pass(count, unit, step: { $0.previous() })
      forth.pass(count, unit, step: { $0.next() })
      // A cut through damaged words would leave parts that cannot be mended.
      func damage(at position: Int) -> Range<Int>? {
        cleaner.damage(at: position, of: document, text, about: excerpt)
      }
      start = damage(at: back.position)?.lowerBound ?? back.position
      end = damage(at: forth.position)?.upperBound ?? forth.position
    }
    return (
      min(start, excerpt.lowerBound)..<excerpt.lowerBound,
      excerpt.upperBound..<max(end, excerpt.upperBound)
    )
  }
}

/// A place in a text that moves code point by code point and leaves interruptions out.
private struct TextWalk {
  /// The code point before which it stands.
  private(set) var position: Int
  /// Whether the last step passed an interruption.
  private var hasJumped = false
  private var offset: Int
  private let text: DocumentText
  private let interruptions: Interruptions
  private let excerpt: Range<Int>

  init?(
    _ text: DocumentText, from position: Int, interruptions: Interruptions,
    about excerpt: Range<Int>
  ) {
    guard let offset = text.byteOffset(of: position) else { return nil }
    self.position = position
    self.offset = offset
    self.text = text
    self.interruptions = interruptions
    self.excerpt = excerpt
  }

  /// Passes the code point after the place; nil at the end of the text. An interruption is passed as
  /// one line end.
  mutating func next() -> Unicode.Scalar? {
    // An interruption may reach further than the text.
    guard position < text.characterCount else { return nil }
    if let gap = interruptions.around(position, about: excerpt) {
      return jump(to: min(gap.upperBound, text.characterCount))
    }
    guard let (scalar, width) = text.scalar(at: offset) else { return nil }
    position += 1
    offset += width
    hasJumped = false
    return scalar
  }

  /// Passes the code point before the place; nil at the beginning of the text.
  mutating func previous() -> Unicode.Scalar? {
    if let gap = interruptions.around(position - 1, about: excerpt) {
      return jump(to: gap.lowerBound)
    }
    guard let (scalar, width) = text.scalar(before: offset) else { return nil }
    position -= 1
    offset -= width
    hasJumped = false
    return scalar
  }

  private mutating func jump(to position: Int) -> Unicode.Scalar? {
    guard let offset = text.byteOffset(of: position) else { return nil }
    self.position = position
    self.offset = offset
    hasJumped = true
    return "\n"
  }

  /// Passes so many units, step by step in one direction.
  mutating func pass(
    _ count: Int, _ unit: TextUnit, step: (inout TextWalk) -> Unicode.Scalar?
  ) {
    if unit == .words { passWords(count, step: step) } else { passCharacters(count, step: step) }
  }

  private mutating func passCharacters(
    _ count: Int, step: (inout TextWalk) -> Unicode.Scalar?
  ) {
    var passed = 0
    while passed < count {
      guard let _ = step(&self) else { return }
      if !hasJumped { passed += 1 }
    }
  }

  /// Passes words, and what stands at the last one without a blank between.
  private mutating func passWords(_ count: Int, step: (inout TextWalk) -> Unicode.Scalar?) {
    guard count > 0 else { return }
    var passed = 0
    var isInWord = false
    while true {
      var ahead = self
      guard let scalar = step(&ahead) else { return }
      if Words.isWordScalar(scalar) {
        if !isInWord {
          if passed == count { return }
          passed += 1
        }
        isInWord = true
      } else if isInWord, Words.isInner(TextFolding.fold(scalar)) {
        var further = ahead
        isInWord = step(&further).map(Words.isWordScalar) ?? false
      } else {
        isInWord = false
        if passed == count, scalar.isWhiteSpace { return }
      }
      self = ahead
    }
  }
}
