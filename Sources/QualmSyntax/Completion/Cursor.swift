package import QualmBase

/// The word being written in an unfinished text, and what may stand in its place.
package struct Cursor: Sendable, Hashable {
  /// What kind of thing may stand at a place.
  package enum Place: Sendable, Hashable {
    /// The beginning of a sentence.
    case statement
    /// After `|`.
    case stage
    /// An operand after `find`: a code, an id, a definition.
    case operand
    /// Between operands: `and`, `with`, `where`, `|`.
    case afterOperand
    /// After `within` and a number: what distances are measured in.
    case distance
    /// After `as` behind codes: what is given of a relation of spans.
    case extent
    /// After `coded by`.
    case coder
    /// After `linked by` and after `links`: a type of links.
    case linkType
    /// After the types of `linked by`: `to`, `and`, `where`.
    case afterLinkType
    /// After `under`.
    case framework
    /// After `from`.
    case table
    /// After `use`.
    case module
    /// After `$`.
    case parameter
    /// A field or a column.
    case field
    /// After a field in a condition: `=`, `in`, `contains`.
    case comparison
    /// A value of the field of this name.
    case value(of: String)
    /// After a value: `and`, `or`.
    case afterCondition
    /// After `by` and in `matrix`.
    case key
    /// After `agree`.
    case agreement
    /// After `on` in `agree`: a facet, or another code with codes below it.
    case facet
    /// Between the operands of a `rule`: as between others, `=>`, and `per`.
    case afterOperandOfRule
    /// After `per` in a `rule`.
    case ruleUnit
    /// After `saturation` and its key: `by`, `order`.
    case saturation
    /// After `timeline`: a field of dates.
    case dateField
    /// After the field of `timeline`.
    case afterDateField
    /// After `by` in `timeline`.
    case dateUnit
    /// After a key of `cooccur`.
    case cooccurrence
    /// After `by` in `cooccur`.
    case togetherness
    /// After the rows of `join`: `on`.
    case afterRows
    /// After `=` in `summarize`.
    case aggregate
    /// After the number of `context`.
    case unit
    /// After `why`: the id of a row.
    case rowID
    /// After the id of `why`: `in`.
    case afterRowID
    /// In the brackets of `why`: a query or codes.
    case query
    /// After `chart`.
    case chart
    /// After the kind of a chart: `to`.
    case afterChart
    /// Nothing that can be offered: a new name, a number, inside a string or a comment.
    case nothing
  }

  /// What `table` is after the stage `links`.
  package static let links = "links of excerpts"

  /// What `table` is after `as overlap` and `as union`.
  package static let pairs = "pairs of excerpts"

  package var place: Place
  /// The table after `from` whose rows the sentence is about, or `links` after that stage and
  /// `pairs` after `as union`; nil for excerpts.
  package var table: String?
  /// The bytes of the word so far.
  package var replacing: Range<Int>

  /// Reads `text` up to `offset`, a byte offset, as far as it can be understood.
  package init(at offset: Int, in text: SourceText) {
    let before = SourceText(name: text.name, bytes: Array(text.bytes.prefix(max(0, offset))))
    let lexed = Lexer.read(before, file: FileID(0))
    let end = before.bytes.count
    var tokens = lexed.tokens.filter { $0.kind != .end }[...]
    replacing = end..<end
    if let start = Cursor.beginningOfPath(tokens, in: before) {
      replacing = start..<end
      tokens = tokens.dropLast(2)
    } else if let last = tokens.last, last.end == end {
      switch last.kind {
      case .word, .parameter:
        replacing = last.start..<end
        tokens = tokens.dropLast()
        if last.kind == .parameter {
          place = .parameter
          return
        }
      case .string, .regularExpression, .unknown:
        place = .nothing
        return
      case .sign, .foreign, .end:
        break
      }
    }
    if let comment = lexed.comments.last, comment.end == end {
      place = .nothing
      return
    }
    var reader = PlaceReader(text: before)
    for token in tokens { reader.read(token) }
    place =
      reader.isInRule && reader.place == .afterOperand ? .afterOperandOfRule : reader.place
    table = reader.table
  }

  /// Where a name begins of which only the next step is lacking, as in `theme/` and `source.`.
  private static func beginningOfPath(_ tokens: ArraySlice<Token>, in text: SourceText) -> Int? {
    guard let byte = text.bytes.last, byte == UInt8(ascii: "/") || byte == UInt8(ascii: "."),
      let mark = tokens.last, mark.start == text.bytes.count - 1,
      let word = tokens.dropLast().last, word.kind == .word, word.end == mark.start
    else { return nil }
    return word.start
  }
}

/// Follows tokens from left to right and knows what may come next. More lenient than the parser,
/// since the text is not finished; where both could read on, it keeps to the likelier.
private struct PlaceReader {
  let text: SourceText
  var place = Cursor.Place.statement
  /// The table after `from`.
  var table: String?
  /// The field of the condition being read.
  private var field = ""
  /// Where a comma leads back to.
  private var listPlace = Cursor.Place.nothing
  /// Whether `linked` was read, so that `by` is followed by types.
  private var isLinked = false
  /// Whether the number of `within` comes next.
  private var isBeforeDistance = false
  /// Whether the number of `context` comes next.
  private var isBeforeUnit = false
  /// Whether the stage is `rule`.
  private(set) var isInRule = false
  /// What stands behind a key of the stage.
  private var afterKey = Cursor.Place.nothing
  /// Whether the sentence's head has been read to the end.
  private var isInStages = false
  /// Whether the rows that a stage takes up are those of a `join`.
  private var isJoin = false
  /// How many brackets are open.
  private var brackets = 0
  /// The stages whose other rows are a query in brackets that is not yet closed.
  private var outer: [(brackets: Int, table: String?, isJoin: Bool)] = []

  init(text: SourceText) { self.text = text }

  mutating func read(_ token: Token) {
    if token.startsLine, endsStatement(before: token) { place = .statement }
    switch token.kind {
    case .sign(let sign): read(sign)
    case .word: read(word: text.text(in: token.start..<token.end), token.keyword)
    case .parameter where place == .facet: place = .agreement
    case .string, .parameter, .regularExpression: readOperand()
    case .foreign, .unknown, .end: break
    }
  }

  private func endsStatement(before token: Token) -> Bool {
    let carriesOn: Set<Keyword> = [
      .where, .and, .or, .xor, .but, .with, .without, .within, .as, .under,
    ]
    if token.kind == .sign(.bar) || token.keyword.map(carriesOn.contains) ?? false { return false }
    if !outer.isEmpty { return false }
    switch place {
    case .afterOperand, .afterCondition, .afterLinkType, .linkType, .key, .field, .agreement,
      .cooccurrence, .saturation, .afterRows, .afterChart, .nothing:
      return true
    default: return false
    }
  }

  private mutating func read(_ sign: Sign) {
    switch sign {
    case .bar:
      place = .stage
      isInStages = true
    case .semicolon:
      place = .statement
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      place = place == .comparison ? .value(of: field) : (place == .nothing ? listPlace : place)
    case .openBracket where place == .afterRowID:
      brackets += 1
      begin(.query)
    case .openBracket:
      brackets += 1
      if place == .table, isInStages {
        outer.append((brackets, table, isJoin))
        place = .statement
      }
    case .openBrace:
      break
    case .comma:
      if place == .afterCondition { place = .value(of: field) } else { place = listPlace }
    case .closeBracket where outer.last?.brackets == brackets:
      let stage = outer.removeLast()
      brackets -= 1
      (table, isJoin, isInStages) = (stage.table, stage.isJoin, true)
      begin(isJoin ? .afterRows : .nothing)
    case .closeBracket, .closeBrace:
      brackets -= sign == .closeBracket ? 1 : 0
      if case .value = place { place = .afterCondition }
    case .star:
      readOperand()
    case .arrow:
      if isInRule { place = .operand }
    case .plus, .minus, .slash:
      break
    }
  }

  private mutating func read(word: String, _ keyword: Keyword?) {
    switch place {
    case .statement: readStatement(keyword)
    case .stage: readStage(keyword)
    case .afterOperand where isBeforeDistance:
      place = .distance
      isBeforeDistance = false
    case .distance: place = isInStages && !isInRule ? .nothing : .afterOperand
    case .extent:
      if keyword == .overlap || keyword == .union { table = Cursor.pairs }
      place = .afterOperand
    case .afterOperand where isInRule && keyword == .per: place = .ruleUnit
    case .operand, .afterOperand, .afterOperandOfRule: readInCodes(keyword)
    case .ruleUnit, .dateUnit: begin(.nothing)
    case .saturation: begin(keyword == .by ? .key : .field)
    case .dateField: begin(.afterDateField)
    case .afterDateField: begin(.dateUnit)
    case .comparison: readComparison(keyword)
    case .field where listPlace == .comparison: readSubject(word, keyword)
    case .value: readValue(keyword)
    case .afterCondition: readAfterCondition(keyword)
    case .key: readKey(keyword)
    case .field: if keyword == .by { begin(.key) }
    case .aggregate: place = .nothing
    case .nothing where isBeforeUnit:
      place = .unit
      isBeforeUnit = false
    case .nothing where isBeforeDistance:
      place = .distance
      isBeforeDistance = false
    case .cooccurrence: readInPairs(keyword)
    case .togetherness:
      begin(.nothing)
      isBeforeDistance = keyword == .near
    case .agreement: if keyword == .on { place = .facet }
    case .facet: place = .agreement
    case .chart: place = .afterChart
    case .afterChart: begin(.nothing)
    case .nothing where listPlace == .linkType:
      if keyword == .or { place = .linkType }
    case .nothing:
      if keyword == .by { begin(.key) }
    case .unit: place = .nothing
    case .afterRows: if keyword == .on { begin(.field) }
    case .coder, .framework: place = .afterOperand
    case .rowID: if keyword != .not { place = .afterRowID }
    case .afterRowID: break
    case .query: readQuery(keyword)
    case .linkType: place = isInStages && !isInRule ? .nothing : .afterLinkType
    case .afterLinkType: readAfterTypes(keyword)
    case .table where isInStages: begin(isJoin ? .afterRows : .nothing)
    case .table:
      table = word
      place = .afterOperand
    case .module, .parameter: place = .nothing
    }
  }

  private mutating func begin(_ next: Cursor.Place) {
    place = next
    listPlace = next
  }

  private mutating func readOperand() {
    switch place {
    case .operand, .query: place = .afterOperand
    case .rowID: place = .afterRowID
    case .value: place = .afterCondition
    case .linkType: place = isInStages && !isInRule ? .nothing : .afterLinkType
    default: break
    }
  }

  private mutating func readStatement(_ keyword: Keyword?) {
    isInStages = false
    isInRule = false
    isBeforeDistance = false
    table = nil
    switch keyword {
    case .find: begin(.operand)
    case .from: begin(.table)
    case .use: begin(.module)
    case .explain: begin(.statement)
    case .why: begin(.rowID)
    case .let:
      place = .nothing
      listPlace = .operand
    case .param:
      place = .nothing
      listPlace = .nothing
    default: begin(.nothing)
    }
  }

  /// The first word in brackets where a query or codes may stand.
  private mutating func readQuery(_ keyword: Keyword?) {
    switch keyword {
    case .find, .from: readStatement(keyword)
    default:
      begin(.operand)
      readInCodes(keyword)
    }
  }

  private mutating func readStage(_ keyword: Keyword?) {
    isBeforeUnit = keyword == .context
    isBeforeDistance = false
    afterKey =
      switch keyword {
      case .cooccur: .cooccurrence
      case .saturation: .saturation
      default: .nothing
      }
    isInRule = keyword == .rule
    switch keyword {
    case .rule: begin(.operand)
    case .saturation: begin(.saturation)
    case .timeline: begin(.dateField)
    case .where: beginCondition()
    case .matrix, .cooccur: begin(.key)
    case .agree: begin(.agreement)
    case .chart: begin(.chart)
    case .links:
      begin(.linkType)
      table = Cursor.links
    case .union, .intersect, .except, .join:
      begin(.table)
      isJoin = keyword == .join
    case .select, .sort, .distinct, .drop, .expand, .rename: begin(.field)
    case .summarize:
      place = .nothing
      listPlace = .aggregate
    case .count: begin(.nothing)
    case .with:
      place = .nothing
      listPlace = .field
    default: begin(.nothing)
    }
  }

  private mutating func beginCondition() {
    place = .field
    listPlace = .comparison
  }

  private mutating func readAfterTypes(_ keyword: Keyword?) {
    switch keyword {
    case .to, .from: place = .operand
    case .or: place = .linkType
    default: readInCodes(keyword)
    }
  }

  private mutating func readInCodes(_ keyword: Keyword?) {
    let isLinked = self.isLinked
    self.isLinked = keyword == .linked
    switch keyword {
    case .linked: place = .afterLinkType
    case .to,
      .from where isLinked:
      place = .operand
    case .by where isLinked: begin(.linkType)
    case .other where place == .operand: break
    case .and, .or, .xor, .not, .but, .with, .without, .exactly, .all, .any, .of, .at, .least,
      .most:
      place = .operand
    case .equals, .inside, .contains, .overlaps, .overlapsStart, .overlapsEnd, .meets, .metBy,
      .before, .after, .starts, .ends, .near:
      place = .operand
    case .as where place == .afterOperand: place = .extent
    case .within: isBeforeDistance = true
    case .where: beginCondition()
    case .under: begin(.framework)
    case .by: begin(.coder)
    case .same: begin(.field)
    case .coded, .in: place = .nothing
    case .find where place == .operand: place = .operand
    case .from where place == .operand: begin(.table)
    default: place = .afterOperand
    }
    if keyword == .coded || keyword == .in { place = .afterOperand }
  }

  private mutating func readSubject(_ word: String, _ keyword: Keyword?) {
    if keyword == .not || keyword == .size { return }
    field = word
    place = .comparison
  }

  private mutating func readComparison(_ keyword: Keyword?) {
    switch keyword {
    case .in, .between, .contains, .with: place = .value(of: field)
    case .is: place = .comparison
    case .missing, .known: place = .afterCondition
    default: break
    }
  }

  private mutating func readValue(_ keyword: Keyword?) {
    switch keyword {
    case .its: beginCondition()
    case .all, .any, .only, .of, .at, .least, .most, .exactly: break
    default: place = .afterCondition
    }
  }

  private mutating func readAfterCondition(_ keyword: Keyword?) {
    switch keyword {
    case .and, .or: beginCondition()
    case .under: begin(.framework)
    default: break
    }
  }

  private mutating func readKey(_ keyword: Keyword?) {
    switch keyword {
    case .every, .combined, .by: break
    default: place = afterKey
    }
    if place == .nothing { listPlace = .key }
  }

  private mutating func readInPairs(_ keyword: Keyword?) {
    switch keyword {
    case .with: begin(.key)
    case .by: begin(.togetherness)
    default: break
    }
  }
}
