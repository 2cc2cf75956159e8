import QualmBase

/// One way through a stretch of text, from left to right, that writes what is to be shown.
///
/// Time is linear in the stretch: every byte is passed once, and a repair looks ahead no further than
/// the longest damaged words that begin as the text does there.
struct CleaningPass {
  /// What was written, as UTF-8.
  private(set) var output: [UInt8] = []
  /// The byte ranges of the damaged words that were mended.
  private(set) var mended: [Range<Int>] = []
  /// What is left out, as ascending byte ranges.
  var gaps: [Range<Int>] = []
  /// Repairs of places, each with its byte offset, ascending.
  var placed: [(offset: Int, repair: DocumentRepairs.Placed)] = []

  private let text: DocumentText
  private let end: Int
  private let free: RepairTree
  private let marks: QuoteCleaner.Marks
  private var nextGap = 0
  private var nextPlaced = 0
  private var pending = Pending()
  /// Whether what was written last is a hyphen right after a letter or a digit.
  private var endsInHyphen = false

  /// What was passed since something was written.
  private struct Pending {
    var hasBlankBefore = false
    var hasBlankAfter = false
    var hasLineEnd = false
    var hasGap = false

    mutating func pass(_ scalar: Unicode.Scalar) {
      if hasGap { hasBlankAfter = true } else { hasBlankBefore = true }
      if scalar.isLineEnd { hasLineEnd = true }
    }
  }

  init(text: DocumentText, end: Int, free: RepairTree, marks: QuoteCleaner.Marks) {
    self.text = text
    self.end = end
    self.free = free
    self.marks = marks
  }

  /// Writes the text from byte `start` to the end of the stretch.
  mutating func run(from start: Int) {
    var offset = start
    while offset < end {
      if nextGap < gaps.count, gaps[nextGap].lowerBound <= offset {
        leaveOut(gaps[nextGap])
        offset = max(offset, gaps[nextGap].upperBound)
        nextGap += 1
      } else if let (after, words) = repair(at: offset) {
        mended.append(offset..<after)
        writeMended(words)
        offset = after
      } else if let (scalar, width) = text.scalar(at: offset) {
        if scalar.isWhiteSpace { pending.pass(scalar) } else { write(scalar, at: offset, width) }
        offset += width
      } else {
        break
      }
    }
    // Blanks at the end part nothing; what was left out there is told.
    if pending.hasGap, marks == .shown {
      pending.hasBlankAfter = false
      flush()
    }
  }

  /// The repair at a byte offset: the offset after the damaged words, and what they were.
  private mutating func repair(at offset: Int) -> (end: Int, mended: [UInt8])? {
    while nextPlaced < placed.count, placed[nextPlaced].offset < offset { nextPlaced += 1 }
    var limit = nextGap < gaps.count ? min(gaps[nextGap].lowerBound, end) : end
    var next = nextPlaced
    while next < placed.count, placed[next].offset == offset {
      let repair = placed[next].repair
      if let after = RepairTree.end(of: repair.damaged, at: offset, upTo: limit, in: text) {
        return (after, Array(repair.mended.utf8))
      }
      next += 1
    }
    // What is said of one place goes before what is said of every place.
    if next < placed.count { limit = min(limit, placed[next].offset) }
    if free.isEmpty { return nil }
    let gaps = (
      nextGap > 0 ? gaps[nextGap - 1] : nil, nextGap < gaps.count ? gaps[nextGap] : nil
    )
    return free.longest(at: offset, upTo: limit, in: text, between: gaps)
  }

  // MARK: Writing

  private mutating func write(_ scalar: Unicode.Scalar, at offset: Int, _ width: Int) {
    flush()
    output += text.bytes[offset..<offset + width]
    endsInHyphen = scalar.isHyphen && text.isWord(before: offset)
  }

  private mutating func writeMended(_ words: [UInt8]) {
    if words.isEmpty {
      // Words that are none are left out, as an interruption is.
      pending.hasGap = true
      return
    }
    flush()
    if marks == .shown { write(QuoteCleaner.openMark) }
    output += words
    if marks == .shown { write(QuoteCleaner.closeMark) }
    endsInHyphen = false
  }

  private mutating func write(_ scalar: Unicode.Scalar) { output += Array(String(scalar).utf8) }

  /// Passes an interruption. White space at its ends parts the words around it as any other does.
  private mutating func leaveOut(_ range: Range<Int>) {
    if let (scalar, _) = text.scalar(at: range.lowerBound), scalar.isWhiteSpace {
      pending.pass(scalar)
    }
    pending.hasGap = true
    pending.hasLineEnd = true
    if let (scalar, _) = text.scalar(before: range.upperBound), scalar.isWhiteSpace {
      pending.pass(scalar)
    }
  }

  /// Writes the blank, or the mark of what was left out, that is due before further words.
  private mutating func flush() {
    let isBroken = endsInHyphen && pending.hasLineEnd
    func writeBlank(if isDue: Bool) {
      if isDue, !isBroken, !output.isEmpty { output.append(UInt8(ascii: " ")) }
    }
    if pending.hasGap, marks == .shown {
      writeBlank(if: pending.hasBlankBefore)
      output += Array(QuoteCleaner.gap.utf8)
      writeBlank(if: pending.hasBlankAfter)
    } else {
      writeBlank(if: pending.hasBlankBefore || pending.hasBlankAfter)
    }
    pending = Pending()
  }
}
