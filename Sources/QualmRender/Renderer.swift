package import QualmBase

/// How an answer is shown.
package struct RenderOptions: Sendable, Hashable {
  /// The columns of the window, for what is laid out for a person; nil for no limit.
  package var width: Int?
  /// Whether the names of the columns are written where the format has a line for them.
  package var header: Bool
  /// Whether ANSI colours may be used.
  package var color: Bool
  /// The first row of a table that a person is shown, from 0.
  package var firstRow = 0
  /// The most rows of a table that a person is shown; nil for all.
  package var mostRows: Int?
  /// Whether the foot of a table tells how many rows it has even where it tells other figures.
  package var countsRows = false
  /// How long the answer took, for the foot; nil where that is not told.
  package var time: String?

  /// Options; without any, as for a pipe: no limit of width, a header, no colour.
  package init(width: Int? = nil, header: Bool = true, color: Bool = false) {
    self.width = width
    self.header = header
    self.color = color
  }
}

/// One output format: a way from answers to bytes.
package protocol Renderer: SendableMetatype {
  /// What the format is called on the command line.
  static var name: String { get }
  /// The format in a few words, for help.
  static var summary: String { get }
  /// What stands between two answers of one script.
  static var separator: String { get }

  /// Writes one answer; returns early when `output` is no longer open.
  static func render(_ answer: Answer, options: RenderOptions, into output: inout OutputBuffer)
}

/// The output formats there are.
package enum Formats {
  /// Every format, in the order help lists them.
  package static let all: [any Renderer.Type] = [
    TableRenderer.self, ExpandedRenderer.self, CSVRenderer.self, TSVRenderer.self,
    JSONRenderer.self,
    JSONLinesRenderer.self, MarkdownRenderer.self,
  ]

  /// What writes files of a format.
  package static func ofFile(_ format: Answer.FileFormat) -> any Renderer.Type {
    switch format {
    case .csv: CSVRenderer.self
    case .tsv: TSVRenderer.self
    case .json: JSONRenderer.self
    case .jsonl: JSONLinesRenderer.self
    case .markdown: MarkdownRenderer.self
    case .text: TableRenderer.self
    case .svg: SVGRenderer.self
    }
  }

  /// Whether files of a format hold the picture of a chart, not its table.
  package static func draws(_ format: Answer.FileFormat) -> Bool {
    format == .text || format == .svg
  }

  /// The format of that name.
  package static func named(_ name: String) -> (any Renderer.Type)? {
    all.first { $0.name == name }
  }
}
