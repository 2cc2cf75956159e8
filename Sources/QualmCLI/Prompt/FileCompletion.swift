import QualmBase
import QualmRender
import QualmSession

/// Names of files and folders that may stand in the place of an unfinished path.
struct FileCompletion {
  /// The path so far, without quotes.
  let path: String
  /// Where the path ends in the text.
  let offset: Int
  /// What ends a file's name: the quote that is open.
  var ending = ""
  /// The endings that files must have; all files where empty.
  var extensions: [String] = []
  /// Whether files are named at all, and not only folders.
  var namesFiles = true
  /// Whether `~/` stands for the home folder.
  var expandsHome = true

  /// The part of the path behind its last slash, which is what is completed.
  private var name: Substring {
    path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
  }

  /// What may stand there: folders, and files of the kinds wanted.
  var completions: Completions {
    Completions(replacing: (offset - name.utf8.count)..<offset, candidates: candidates)
  }

  private var candidates: [Completion] {
    if path == "~", expandsHome { return [Completion(text: "~/", detail: nil, kind: .file)] }
    let folder = path.dropLast(name.count)
    let written = folder == "/" ? "/" : String(folder.dropLast())
    let place = expandsHome ? PromptFiles.expanded(written) : written
    return PromptFiles.names(in: place, beginning: String(name)).filter(isWanted).map { name in
      Completion(
        text: name.hasSuffix("/") ? name : name + ending,
        detail: name.hasSuffix("/") ? "folder" : nil, kind: .file)
    }
  }

  private func isWanted(_ name: String) -> Bool {
    // What a terminal acts upon comes into no line, and quotes cannot hold a quote or a backslash.
    if VisibleText.of(name, keepsLines: false) != name { return false }
    if !ending.isEmpty, name.contains(where: { $0 == "\"" || $0 == "\\" }) { return false }
    if name.hasSuffix("/") { return true }
    return namesFiles
      && (extensions.isEmpty || extensions.contains { name.lowercased().hasSuffix(".\($0)") })
  }
}

extension FileCompletion {
  /// The file of a query, whose name is written between quotes up to `offset`.
  static func completions(
    of file: Completions.File, in text: String, replacing range: Range<Int>, endingAt offset: Int
  ) -> Completions {
    let utf8 = Array(text.utf8)
    let path = String(decoding: utf8[(range.lowerBound + 1)..<offset], as: UTF8.self)
    let isClosed = offset < utf8.count && utf8[offset] == UInt8(ascii: "\"")
    let formats = Answer.FileFormat.allCases.map(\.rawValue)
    var completion = FileCompletion(path: path, offset: offset, expandsHome: false)
    completion.ending = isClosed ? "" : "\""
    completion.extensions = file == .script ? ["qlm"] : formats
    var found = completion.completions
    if file == .answer { found.candidates += completion.newNames(formats, besides: found) }
    return found
  }

  /// The names of a file that is not there yet, whose dot is written: one for each format.
  private func newNames(_ formats: [String], besides found: Completions) -> [Completion] {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return [] }
    let written = name[name.index(after: dot)...]
    return formats.filter { $0.hasPrefix(written) }.map { format in
      Completion(text: name[...dot] + format + ending, detail: "a new file", kind: .file)
    }
    .filter { new in !found.candidates.contains { $0.text == new.text } }
  }
}
