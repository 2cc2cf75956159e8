import QualmBase

/// Follows tokens from left to right and knows what may come next. More lenient than the parser,
/// since the text is not finished; where both could read on, it keeps to the likelier.
struct PlaceReader {
  /// A query: that of the sentence, or one in brackets, and where the text goes on behind it.
  struct Level {
    /// The table whose rows the query is about, as in `Cursor.table`.
    var table: String?
    /// Whether the query's head has been read to the end.
    var isInStages = false
    /// The word of the stage that is being read.
    var stage: Keyword?
    /// How many brackets were open with its own; 0 for that of the sentence.
    var openedAt = 0
    /// What may stand behind the bracket that closes it.
    var after = Cursor.Place.nothing

    /// Whether codes are read: in the head, or between the sides of a rule.
    var isInCodes: Bool { !isInStages || stage == .rule }
    /// What may stand behind the rows that the stage takes up.
    var afterRows: Cursor.Place { stage == .join ? .afterRows : .nothing }
  }

  let text: SourceText
  var place = Cursor.Place.statement
  /// Where a comma leads back to.
  var listPlace = Cursor.Place.nothing
  /// What the number that comes next is followed by: the unit of `within` or of `context`.
  var afterNumber: Cursor.Place?
  /// The field of the condition being read.
  var field = ""
  /// Whether `linked` was read, so that `by` is followed by types.
  var isLinked = false
  /// Whether the sentence is a claim.
  var isClaim = false
  /// The measure of a claim that was read last.
  var measure: Keyword?
  /// The field of that measure, where it has one; empty before it is read.
  var measuredField = ""
  /// The queries that are not yet closed, the sentence's own first; never empty.
  private var levels = [Level()]
  /// How many brackets are open, those of queries and others.
  private var brackets = 0

  init(text: SourceText) { self.text = text }

  /// The query that is being read.
  var level: Level {
    get { levels[levels.count - 1] }
    set { levels[levels.count - 1] = newValue }
  }

  /// Whether a claim is read outside the brackets of its measures.
  var isAtClaim: Bool { isClaim && levels.count == 1 }

  /// Whether a measure of a claim is read outside brackets within it.
  var isAtMeasure: Bool { level.after == .afterMeasure && level.openedAt == brackets }

  mutating func read(_ token: Token) {
    if token.startsLine, endsStatement(before: token) { place = .statement }
    switch token.kind {
    case .sign(let sign): read(sign)
    case .word: read(word: text.text(in: token.start..<token.end), token.keyword)
    case .parameter where place == .facet: place = .agreement
    case .regularExpression where place == .nothing && listPlace == .comparison:
      place = .afterCondition
    case .string, .parameter, .regularExpression: readOperand()
    case .foreign, .unknown, .end: break
    }
  }

  private func endsStatement(before token: Token) -> Bool {
    if token.kind == .sign(.bar) { return false }
    if let keyword = token.keyword, Keyword.continuingLines.contains(keyword) { return false }
    if levels.count > 1 { return false }
    switch place {
    case .afterOperand, .afterCondition, .afterLinkType, .linkType, .key, .field, .agreement,
      .cooccurrence, .saturation, .afterRows, .afterMeasure, .afterChart, .nothing:
      return true
    default: return false
    }
  }

  private mutating func read(_ sign: Sign) {
    switch sign {
    case .semicolon: place = .statement
    case .openBracket: open()
    case .closeBracket: close()
    case .closeBrace: endValues()
    case _ where isAtClaim: readInClaim(sign)
    case .bar:
      place = .stage
      level.isInStages = true
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      place = place == .comparison ? .value(of: field) : (place == .nothing ? listPlace : place)
    case .comma: place = place == .afterCondition ? .value(of: field) : listPlace
    case .star: readOperand()
    case .arrow: if level.stage == .rule { place = .operand }
    case .openBrace, .plus, .minus, .slash: break
    }
  }

  /// Opens a bracket; where a query may stand in it, that is a level of its own.
  private mutating func open() {
    brackets += 1
    switch place {
    case .table where level.isInStages: push(.asked, before: level.afterRows)
    case .afterRowID: push(.query, before: .nothing)
    case .nothing where isAtClaim && measure != nil:
      measuredField = ""
      push(measure == .values ? .field : .asked, before: .afterMeasure)
    default: break
    }
  }

  private mutating func push(_ first: Cursor.Place, before after: Cursor.Place) {
    levels.append(Level(openedAt: brackets, after: after))
    begin(first)
  }

  private mutating func close() {
    if levels.count > 1, level.openedAt == brackets {
      let closed = levels.removeLast()
      // What a set of values is compared with are values of the rows that it was taken from.
      if closed.after == .afterMeasure { level.table = closed.table }
      begin(closed.after)
    } else {
      endValues()
    }
    brackets = max(0, brackets - 1)
  }

  private mutating func endValues() {
    if isAtClaim {
      place = .afterMeasure
    } else if case .value = place {
      place = .afterCondition
    }
  }

  /// Goes on with `next`, to which a comma leads back.
  mutating func begin(_ next: Cursor.Place) {
    place = next
    listPlace = next
  }

  /// Forgets the sentence before and all that it left open.
  mutating func beginStatement() {
    levels = [Level()]
    brackets = 0
    afterNumber = nil
    isClaim = false
  }
}
