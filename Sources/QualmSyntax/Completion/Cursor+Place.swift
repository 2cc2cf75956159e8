extension Cursor {
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
    /// After `cite`.
    case citationStyle
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
    /// After the sentence of a claim: `that`.
    case afterSentence
    /// Where a claim measures: `count`, `sources`, `empty`.
    case measure
    /// Inside the brackets of a measure: a query or the name of one.
    case asked
    /// After a measure and what it is compared with: `and`, `known`.
    case afterMeasure
    /// After `chart`.
    case chart
    /// After the kind of a chart: `to`.
    case afterChart
    /// Nothing that can be offered: a new name, a number, inside a string or a comment.
    case nothing
  }
}

extension Cursor.Place {
  /// What may stand after a word here, where that is the same whatever the word is.
  var afterAnyWord: Cursor.Place? {
    switch self {
    case .facet: .agreement
    case .dateField: .afterDateField
    case .afterDateField: .dateUnit
    case .chart: .afterChart
    case .afterRowID: .afterRowID
    case .ruleUnit, .dateUnit, .afterChart, .unit, .citationStyle, .module, .parameter: .nothing
    default: nil
    }
  }
}
