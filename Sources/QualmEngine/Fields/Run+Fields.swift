import QualmBase
import QualmCorpus
import QualmPlan
import QualmStore

extension Run {
  /// The values that a reference finds in a frame.
  func values(
    of reference: FieldReference, in frame: Frame
  ) throws(Diagnostic) -> any FieldValues {
    try frame.field(reference.origin) { () throws(Diagnostic) -> any FieldValues in
      switch (frame.kind, reference.origin) {
      case (.relation(let name), .field(let hops, let field))
      where (hops.first ?? field).relation == name:
        return try relationField(hops: hops, field, reference, in: frame)
      case (.table(let table), .column(let name)):
        guard let index = table.index(of: name) else { break }
        return CellField(
          cells: table.table.columns[index].cells, domain: table.domains[index])
      default: break
      }
      throw .planDoesNotFit("field `\(reference.name)` here", at: reference.span)
    }
  }

  private func relationField(
    hops: [Field], _ field: Field, _ reference: FieldReference, in frame: Frame
  ) throws(Diagnostic) -> any FieldValues {
    var columns: [Column] = []
    for hop in hops { columns.append(try column(hop, in: frame, at: reference.span)) }
    let path = ReferencePath(hops: columns, snapshot: snapshot, isPassing: frame.pairs != nil)
    if field.relation == .excerpts, let node = codeNode(of: field) {
      return CodeField(
        codes: codes(below: node.root), root: node.root?.index, path: path, snapshot)
    }
    return StoredField(
      column: try column(field, in: frame, at: reference.span), path: path)
  }

  /// The node whose codes a field of excerpts has; nil where it has other values. The column `code`
  /// serves as it is while no code is hidden.
  private func codeNode(of field: Field) -> CodeNode? {
    switch field.type {
    case .codes(let root): CodeNode(root: root)
    case .reference(.codes) where plan.visibleCodes != nil: CodeNode(root: nil)
    default: nil
    }
  }

  /// The node below which a field's codes lie; every code without one.
  private struct CodeNode {
    var root: CodeID?
  }

  /// The column of a field of a relation, or of the pairs that a frame has.
  func column(
    _ field: Field, in frame: Frame, at span: SourceSpan
  ) throws(Diagnostic) -> Column {
    let relation = try relation(field.relation, of: frame, at: span)
    guard let column = relation.column(named: field.name) else {
      throw .planDoesNotFit("field `\(field.name)` of \(field.relation.text)", at: span)
    }
    return column
  }

  /// The visible codes below a node, the node too; all visible codes without one.
  private func codes(below root: CodeID?) -> [Int] {
    guard let root else { return visible }
    guard root.index < snapshot.corpus.codebook.codes.count else { return [] }
    let range = snapshot.corpus.codebook.subtree(of: root.index)
    return visible.filter { range.contains($0) }
  }
}
