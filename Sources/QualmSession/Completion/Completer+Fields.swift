import QualmBase
import QualmCorpus
import QualmPlan
import QualmStore
import QualmSyntax

/// Fields, and the rows that they are of.
extension Completer {
  /// Adds the fields of rows, as they are wanted at a place; `other` is the field read last.
  func addFields(
    for slot: Cursor.Slot, besides other: String, _ rows: Cursor.Rows, _ name: WrittenName,
    isWhole: Bool, to found: inout Found
  ) {
    let shape = shape(of: rows)
    let all = wanted(fields(in: shape, name), slot, besides: other, shape)
    // Before a letter is written what is reached by a path is only counted.
    let fields = name.isEmpty && !isWhole ? all.filter { !$0.isFurther } : all
    found.further += all.count - fields.count
    let isGroup = [.key, .facet, .argument].contains(slot)
    let isAsked = isGroup || slot == .conditionField
    var completions = (isAsked ? inUsualOrder(fields) : shownFirst(fields)).map(\.completion)
    guard Self.takesCodes(slot), hasCodes(shape) else {
      found.names += completions
      return
    }
    if slot == .facet { completions.removeAll { $0.text != "code" } }
    let facets = facets(name).filter { !isTaken($0.text) }
    found.names += isAsked ? facets + completions : completions + facets
    if isGroup { addGroups(name, isWhole: isWhole, takesLeaves: slot == .facet, to: &found) }
  }

  /// Whether codes are fields that may stand there.
  private static func takesCodes(_ slot: Cursor.Slot) -> Bool {
    switch slot {
    case .dateField, .operandOfSum, .orderField, .comparedField, .shownField: false
    default: true
    }
  }

  /// The fields that a place takes.
  private func wanted(
    _ fields: [KnownCompletion], _ slot: Cursor.Slot, besides other: String, _ shape: Shape
  ) -> [KnownCompletion] {
    switch slot {
    case .dateField: return fields.filter { $0.type == .date }
    case .operandOfSum: return fields.filter { $0.type == .integer || $0.type == .number }
    case .orderField:
      return fields.filter { field in
        if case .codes? = field.type { return false }
        return field.type != .boolean
      }
    case .comparedField:
      var resolver = compiler.makeResolver()
      let type = resolver.knownReference(other, in: shape)?.type
      return fields.filter { field in
        field.name != other
          && (type == nil || field.type.map { type?.compares(with: $0) ?? true } ?? true)
      }
    case .shownField:
      guard case .relation(.excerpts) = shape else { return fields.filter { !isTaken($0.name) } }
      return fields.filter { catalog.defaultColumns.contains($0.name) && !isTaken($0.name) }
    case .field: return fields.filter { !isTaken($0.name) }
    default: return fields
    }
  }

  /// Whether a stage that names each column once names this one already.
  private func isTaken(_ name: String) -> Bool {
    guard let stage = cursor.stage.first, ["select", "drop", "distinct", "sort"].contains(stage)
    else { return false }
    return cursor.stage.dropFirst().contains(name)
  }

  /// Whether rows have the codes of excerpts as fields.
  private func hasCodes(_ shape: Shape) -> Bool {
    switch shape {
    case .relation(let relation):
      [.excerpts, .linksOfExcerpts, .pairsOfExcerpts].contains(relation)
    case .unknown: true
    case .table: false
    }
  }

  /// The columns that `find` shows before other fields; in a `join` those that the other rows have too.
  private func shownFirst(_ fields: [KnownCompletion]) -> [KnownCompletion] {
    var first = catalog.defaultColumns
    if cursor.stage.first == "join", cursor.stage.count > 1,
      let plan = compiler.plan(of: "from " + cursor.stage[1]), plan.steps.isEmpty
    {
      var resolver = compiler.makeResolver()
      // `mission` leads to the rows of `missions`.
      first =
        [String(cursor.stage[1].dropLast())]
        + resolver.knownFields(of: plan.origin.relation).filter(\.isOwn).map(\.name) + first
    }
    let shown = first.compactMap { name in fields.first { $0.name == name } }
    return shown + fields.filter { field in !shown.contains { $0.name == field.name } }
  }

  /// What is asked by most before the rest; the columns of a table stay as they are.
  private func inUsualOrder(_ fields: [KnownCompletion]) -> [KnownCompletion] {
    guard fields.contains(where: { $0.owner != nil }) else { return fields }
    let ranks = fields.map { field in
      FieldOrder.rank(
        of: field.name, ofSources: field.owner == .sources,
        isShown: catalog.defaultColumns.contains(field.name), valueCount: field.valueCount)
    }
    return FieldOrder.sorted(fields, by: ranks)
  }

  /// Facets, by their names.
  private func facets(_ name: WrittenName) -> [Completion] {
    guard !name.isPath else { return [] }
    let all = snapshot.corpus.codebook.codes
    let facets = codes.entries.filter { entry in
      all[entry.index].isFacet && isVisible(entry) && name.beginsFolded(entry.folded.last ?? "")
    }
    return detailed(facets, as: \.written).map { facet in
      var facet = facet
      facet.kind = .field
      return facet
    }
  }

  /// Adds the other codes that have codes below them: they group as facets do. Before a letter is
  /// written they are only counted.
  ///
  /// - Parameter takesLeaves: whether codes with none below them may stand there as well.
  private func addGroups(
    _ name: WrittenName, isWhole: Bool, takesLeaves: Bool, to found: inout Found
  ) {
    let all = snapshot.corpus.codebook.codes
    let groups = codes.entries.filter {
      (takesLeaves || all[$0.index].subtreeEnd > $0.index + 1) && !all[$0.index].isFacet
        && isVisible($0)
    }
    if name.isEmpty, !isWhole {
      found.further += groups.count
    } else if name.isPath {
      let names = Set(
        groups.flatMap { entry in
          entry.steps.indices.map { entry.steps[$0...].joined(separator: "/") }
        })
      found.names += paths(name).filter { names.contains($0.text) }
    } else {
      found.names += detailed(
        groups.filter { name.beginsFolded($0.folded.last ?? "") }, as: \.written)
    }
  }

  /// A field, and the type by which it is chosen; nil where nothing is known of it.
  struct KnownCompletion {
    var name: String
    var type: FieldType?
    /// Whether it is none of those that are thought of first.
    var isFurther = false
    /// How many values it has, where that is known.
    var valueCount: Int?
    /// Whose field it is; nil for the column of a table.
    var owner: RelationName?
    var completion: Completion
  }

  private func fields(in shape: Shape, _ name: WrittenName) -> [KnownCompletion] {
    switch shape {
    case .table(let columns):
      return columns.filter { name.begins($0.name) }.map { column in
        KnownCompletion(
          name: column.name, type: column.type,
          completion: Completion(
            text: QueryText.name(column.name),
            detail: Self.description(of: column.type, isMany: column.isMany), kind: .field))
      }
    case .relation(let relation): return fields(of: relation, name)
    case .unknown: return fields(of: .excerpts, name) + figures(name)
    }
  }

  /// The columns that `count` makes, where nothing else is known.
  private func figures(_ name: WrittenName) -> [KnownCompletion] {
    ["excerpts", "excerpts_of", "sources", "sources_of"].filter(name.begins).map {
      KnownCompletion(
        name: $0, type: nil,
        completion: Completion(text: $0, detail: "a column of count", kind: .field))
    }
  }

  private func fields(of relation: RelationName, _ name: WrittenName) -> [KnownCompletion] {
    var resolver = compiler.makeResolver()
    let steps = name.text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    var lead = ""
    var known: [KnownField]
    if steps.count > 1 {
      guard let target = resolver.relation(behind: steps.dropLast(), from: relation) else {
        return []
      }
      lead = steps.dropLast().joined(separator: ".") + "."
      known = resolver.knownFields(of: target)
      if target == .excerpts { known += facetFields }
    } else {
      known = resolver.knownFields(of: relation)
    }
    known = known.filter { name.begins(lead + $0.name) }
    let isFew = known.count <= Self.mostDetailed && snapshot.excerpts.rowCount < Self.mostRead
    let isOfExcerpts = [.excerpts, .linksOfExcerpts, .pairsOfExcerpts].contains(relation)
    return known.map { known in
      let values = isFew ? values(of: known.field) : nil
      let type = Self.description(of: known.field.type, isMany: known.field.isMany)
      let detail = "\(known.owner): \(type)" + (values.map { $0.text } ?? "")
      return KnownCompletion(
        name: lead + known.name, type: known.field.type,
        isFurther: known.name.contains(".") || !isOfExcerpts && !known.isOwn,
        valueCount: values?.count, owner: known.field.relation,
        completion: Completion(
          text: lead + QueryText.name(path: known.name), detail: detail, kind: .field))
    }
  }

  /// Facets as fields, for the end of a path.
  private var facetFields: [KnownField] {
    codes.entries.filter { snapshot.corpus.codebook.codes[$0.index].isFacet && isVisible($0) }
      .map { facet in
        let type = FieldType.codes(CodeID(facet.index))
        let field = Field(relation: .excerpts, name: facet.written, type: type, isMany: true)
        return KnownField(name: facet.written, owner: "codes", field: field, isOwn: true)
      }
  }

  /// The number of rows up to which values are looked at for the sake of examples.
  private static let mostRead = 20_000

  /// How many values a field has, and the first of them where they are few.
  private func values(of field: Field) -> (count: Int, text: String)? {
    // Ids, places and sentences are as many as the rows, and take long to look through.
    if case .reference = field.type { return nil }
    if FieldOrder.isOfEachRow(field.name) { return (.max, "") }
    guard let column = snapshot.relation(named: field.relation.text)?.column(named: field.name)
    else { return nil }
    let count = column.dictionary.count
    guard (2...40).contains(count) else { return (count, "") }
    let examples = Session.examples(of: column)
    return (count, examples.isEmpty ? "" : ", such as \(examples)")
  }

  private static func description(of type: FieldType, isMany: Bool) -> String {
    let name =
      switch type {
      case .text: "text"
      case .integer: "whole numbers"
      case .number: "numbers"
      case .date: "dates"
      case .boolean: "yes or no"
      case .reference(let relation): "ids of \(relation.text)"
      case .codes: "codes"
      }
    return isMany ? name + ", several" : name
  }
}

extension QueryText {
  /// A path of two steps, each as a query writes it.
  static func name(path: String) -> String {
    isWord(path)
      ? path
      : path.split(separator: ".", maxSplits: 1).map { name(String($0)) }.joined(separator: ".")
  }
}
