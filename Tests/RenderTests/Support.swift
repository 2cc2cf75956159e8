import QualmBase
import QualmRender
import Testing

/// What a format makes of an answer.
func rendered(
  _ answer: Answer, as format: String, width: Int? = nil, header: Bool = true, color: Bool = false
) throws -> String {
  try rendered(
    answer, as: format, options: RenderOptions(width: width, header: header, color: color))
}

/// What a format makes of an answer.
func rendered(_ answer: Answer, as format: String, options: RenderOptions) throws -> String {
  let renderer = try #require(Formats.named(format))
  let sink = MemorySink()
  var output = OutputBuffer(sink)
  renderer.render(answer, options: options, into: &output)
  output.flush()
  return sink.text
}

/// A column, for short.
func column(
  _ name: String, _ kind: Table.Kind, _ cells: [Value], isKey: Bool = false
) -> Table.Column {
  Table.Column(name: name, kind: kind, cells: cells, isKey: isKey)
}

/// A table of columns of equal length.
func table(_ columns: Table.Column...) -> Table {
  Table(columns: columns, rowCount: columns.first?.cells.count ?? 0)
}

/// A date that the test knows to be one.
func date(_ text: String) throws -> Value { .date(try #require(PartialDate(text))) }

/// A column of texts; nil is missing.
func texts(
  _ name: String, _ cells: [String?], isKey: Bool = false, names: Table.Names = .nothing
) -> Table.Column {
  var column = column(name, .text, cells.map { $0.map(Value.text) ?? .missing }, isKey: isKey)
  column.names = names
  return column
}

/// A column of whole numbers; nil is missing.
func integers(_ name: String, _ cells: [Int?]) -> Table.Column {
  column(name, .integer, cells.map { $0.map(Value.integer) ?? .missing })
}
