import Glibc
import QualmBase
import QualmRender

/// Writes answers to the files that queries name.
enum AnswerFile {
  /// Writes an answer whole, or leaves what was there.
  ///
  /// - Throws: `unwritableFile`, at the place where the query names the file.
  static func write(
    _ answer: Answer, to destination: Answer.Destination, header: Bool
  ) throws(Diagnostic) {
    let sink = MemorySink()
    var output = OutputBuffer(sink)
    Formats.ofFile(destination.format)
      .render(answer, options: RenderOptions(header: header), into: &output)
    output.flush()
    do throws(SystemFailure) {
      try AtomicFile.write(sink.bytes, to: destination.path)
    } catch {
      let folder = missingFolder(of: destination.path)
      throw .unwritableFile(
        "`\(destination.path)`",
        reason: folder.map { "there is no folder `\($0)`" } ?? error.description.startingSmall,
        at: destination.span)
    }
  }

  /// What is written, for the line that says so.
  static func content(of answer: Answer) -> String {
    let rows = answer.table.rowCount.counted("row")
    guard case .chart(let chart) = answer.layout, let format = answer.destination?.format,
      Formats.draws(format)
    else { return rows }
    return "a \(chart.kind.rawValue) chart of \(rows)"
  }

  /// The folder that would hold the file, where there is none.
  private static func missingFolder(of path: String) -> String? {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return nil }
    let folder = String(path[..<slash])
    var information = stat()
    return stat(folder, &information) != 0 && errno == ENOENT ? folder : nil
  }
}
