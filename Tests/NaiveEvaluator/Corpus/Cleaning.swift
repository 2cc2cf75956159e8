import QualmBase
import QualmCorpus

/// One document's text with what interrupts it and what is damaged in it.
struct NaiveText {
  /// Damaged words and what they were, at one place or wherever they stand.
  struct Repair {
    var start: Int?
    /// With one blank for all white space in a row.
    var damaged: [Unicode.Scalar]
    var mended: [Unicode.Scalar]
  }

  let scalars: [Unicode.Scalar]
  private let interruptions: [Range<Int>]
  private let repairs: [Repair]

  /// The text of a document of a corpus.
  init(_ text: String, of document: String, in corpus: Corpus) {
    scalars = Array(text.unicodeScalars)
    let table = corpus.interruptions
    let (starts, ends) = (World.integers(table, "start"), World.integers(table, "end"))
    interruptions = World.texts(table, "document").enumerated().compactMap { row, name in
      guard name == document, let start = starts[row], let end = ends[row] else { return nil }
      return start..<end
    }
    let damage = corpus.repairs
    let (damaged, mended) = (World.texts(damage, "damaged"), World.texts(damage, "mended"))
    let places = World.integers(damage, "start")
    repairs = World.texts(damage, "document").enumerated().compactMap { row, name in
      guard name == document, let words = damaged[row] else { return nil }
      let plain = words.split { $0.isWhitespace }.joined(separator: " ")
      return Repair(
        start: places[row], damaged: Array(plain.unicodeScalars),
        mended: Array((mended[row] ?? "").unicodeScalars))
    }
  }

  /// Where a stretch is interrupted: not by what holds all of the excerpt that is shown.
  func isLeftOut(_ place: Int, about excerpt: Range<Int>) -> Bool {
    interruptions.contains { stretch in
      stretch.contains(place)
        && !(stretch.lowerBound <= excerpt.lowerBound && excerpt.upperBound <= stretch.upperBound)
    }
  }

  func isWord(_ place: Int) -> Bool {
    scalars.indices.contains(place) && WordSearch.isLetter(scalars[place])
  }

  // MARK: Repairs

  /// What was written of a stretch, and which places were mended.
  private struct Output {
    var text: [Unicode.Scalar] = []
    var mended: [Range<Int>] = []
    var endsInHyphen = false
    // What was passed since something was written.
    var hasBlankBefore = false
    var hasBlankAfter = false
    var hasLineEnd = false
    var hasGap = false

    mutating func pass(_ scalar: Unicode.Scalar) {
      guard scalar.properties.isWhitespace else { return }
      if hasGap { hasBlankAfter = true } else { hasBlankBefore = true }
      if "\n\r\u{2028}".unicodeScalars.contains(scalar) { hasLineEnd = true }
    }

    /// Writes what is due of that: a blank, or the mark of what is left out.
    mutating func settle(isMarked: Bool) {
      // A word that is broken at a line's end goes on after its hyphen.
      let isBroken = endsInHyphen && hasLineEnd
      func blank(_ isDue: Bool) -> [Unicode.Scalar] {
        isDue && !isBroken && !text.isEmpty ? [" "] : []
      }
      if hasGap, isMarked {
        text += blank(hasBlankBefore)
        text += "⟨…⟩".unicodeScalars
        text += blank(hasBlankAfter)
      } else {
        text += blank(hasBlankBefore || hasBlankAfter)
      }
      (hasBlankBefore, hasBlankAfter, hasLineEnd, hasGap) = (false, false, false, false)
    }
  }

  /// The words of a stretch.
  ///
  /// - Parameters:
  ///   - excerpt: what is shown, where the stretch stands around it.
  ///   - isMarked: whether marks tell of what was mended and left out.
  func words(_ range: Range<Int>, about excerpt: Range<Int>, isMarked: Bool) -> String? {
    if range.upperBound > scalars.count { return nil }
    var words = String.UnicodeScalarView()
    words.append(contentsOf: output(range, about: excerpt, isMarked: isMarked).text)
    return String(words)
  }

  private func output(_ range: Range<Int>, about excerpt: Range<Int>, isMarked: Bool) -> Output {
    var output = Output()
    var place = range.lowerBound
    while place < range.upperBound {
      if isLeftOut(place, about: excerpt) {
        let start = place
        while place < range.upperBound, isLeftOut(place, about: excerpt) { place += 1 }
        output.pass(scalars[start])
        output.hasGap = true
        output.hasLineEnd = true
        output.pass(scalars[place - 1])
      } else if let (end, words) = repair(at: place, in: range, about: excerpt) {
        output.mended.append(place..<end)
        if words.isEmpty {
          output.hasGap = true
        } else {
          output.settle(isMarked: isMarked)
          output.text += isMarked ? ["⟨"] + words + ["⟩"] : words
          output.endsInHyphen = false
        }
        place = end
      } else {
        if scalars[place].properties.isWhitespace {
          output.pass(scalars[place])
        } else {
          output.settle(isMarked: isMarked)
          output.text.append(scalars[place])
          output.endsInHyphen = scalars[place] == "-" && isWord(place - 1)
        }
        place += 1
      }
    }
    if output.hasGap, isMarked {
      output.hasBlankAfter = false
      output.settle(isMarked: true)
    }
    return output
  }

  /// The repair of damaged words that begin at a place: one that is said of the place, else the longest
  /// whole words that are damaged wherever they stand.
  private func repair(
    at place: Int, in range: Range<Int>, about excerpt: Range<Int>
  ) -> (end: Int, mended: [Unicode.Scalar])? {
    let isOut = { isLeftOut($0, about: excerpt) }
    var limit = (place..<range.upperBound).first(where: isOut) ?? range.upperBound
    let isBeforeGap = limit < range.upperBound
    let gap = limit
    for repair in repairs where repair.start == place {
      if let end = end(of: repair.damaged, at: place, limit) { return (end, repair.mended) }
    }
    let next = repairs.compactMap(\.start).filter { $0 > place && $0 < range.upperBound }.min()
    limit = min(limit, next ?? limit)
    let isAfterGap = place > range.lowerBound && isOut(place - 1)
    if !isAfterGap, isWord(place), isWord(place - 1) { return nil }
    var found: (end: Int, mended: [Unicode.Scalar])?
    for repair in repairs where repair.start == nil {
      guard let end = end(of: repair.damaged, at: place, limit), end > found?.end ?? 0 else {
        continue
      }
      let isWhole = isBeforeGap && end == gap || !isWord(end - 1) || !isWord(end)
      if isWhole { found = (end, repair.mended) }
    }
    return found
  }

  /// Where damaged words end that stand at a place.
  private func end(of damaged: [Unicode.Scalar], at place: Int, _ limit: Int) -> Int? {
    if damaged.isEmpty { return nil }
    var place = place
    for scalar in damaged {
      guard place < limit else { return nil }
      if scalar == " " {
        guard scalars[place].properties.isWhitespace else { return nil }
        while place < limit, scalars[place].properties.isWhitespace { place += 1 }
      } else {
        guard scalars[place] == scalar else { return nil }
        place += 1
      }
    }
    return place
  }

  /// The damaged words through which a place cuts.
  func damage(at place: Int, about excerpt: Range<Int>) -> Range<Int>? {
    let around = max(0, place - 120)..<min(scalars.count, place + 120)
    return output(around, about: excerpt, isMarked: false).mended.first {
      $0.lowerBound < place && place < $0.upperBound
    }
  }
}
