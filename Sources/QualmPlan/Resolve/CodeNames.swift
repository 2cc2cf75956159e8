import QualmBase
import QualmSyntax

/// Finds codes by what a user writes, among those that a framework leaves visible.
struct CodeNames {
  /// What a name stands for.
  enum Found: Equatable {
    case one(CodeID)
    /// Several codes, none above all the others; ascending.
    case several([CodeID])
    /// Only a code that the framework hides.
    case hidden(CodeID)
    case nothing
  }

  private let names: CodeNameIndex
  /// The framework's name, for messages.
  let framework: String
  private let isHidden: [Bool]

  /// Takes a codebook and the version to see it in; nil sees all.
  init(_ names: CodeNameIndex, framework: CatalogFramework?) {
    let codes = names.codes
    var isHidden = [Bool](repeating: false, count: codes.count)
    for code in framework?.hidden ?? [] where code.index < codes.count {
      for index in code.index..<max(code.index + 1, codes[code.index].end.index) {
        isHidden[index] = true
      }
    }
    self.names = names
    self.framework = framework?.name ?? ""
    self.isHidden = isHidden
  }

  var codes: [CatalogCode] { names.codes }

  subscript(code: CodeID) -> CatalogCode { codes[code.index] }

  func isVisible(_ code: CodeID) -> Bool { !isHidden[code.index] }

  /// The visible codes, ascending; nil where none is hidden.
  var visible: [CodeID]? {
    isHidden.contains(true) ? codes.indices.map(CodeID.init).filter(isVisible) : nil
  }

  /// The code and all below it that can be seen, ascending.
  func closure(of code: CodeID) -> [CodeID] {
    (code.index..<codes[code.index].end.index).map(CodeID.init).filter(isVisible)
  }

  /// The visible codes of a field of codes: the node with all below it, or all there are.
  func range(of root: CodeID?) -> [CodeID] {
    root.map(closure(of:)) ?? codes.indices.map(CodeID.init).filter(isVisible)
  }

  /// The visible codes right below `code`, in codebook order.
  func children(of code: CodeID) -> [CodeID] {
    var children: [CodeID] = []
    var index = code.index + 1
    while index < codes[code.index].end.index {
      if !isHidden[index] { children.append(CodeID(index)) }
      index = max(index + 1, codes[index].end.index)
    }
    return children
  }

  /// Whether there are visible codes below `code`.
  func hasChildren(_ code: CodeID) -> Bool { !children(of: code).isEmpty }

  // MARK: Finding

  /// The code that `word` names; with `root`, among those below it (and, failing these, it).
  ///
  /// A name of several steps names a code by the end of its path. Exact names come before folded
  /// ones, these before labels, these before ids. Of several codes the one above all the others
  /// is meant.
  func find(_ word: Word, below root: CodeID? = nil) -> Found {
    let range = root.map { $0.index + 1..<codes[$0.index].end.index } ?? codes.indices
    let found = find(word, in: range)
    if found == .nothing, let root { return find(word, in: root.index..<root.index + 1) }
    return found
  }

  private func find(_ word: Word, in range: Range<Int>) -> Found {
    let (steps, text) = (word.steps(separatedBy: "/"), word.text)
    let paths = steps.count == 1 ? [steps] : [steps, [text]]
    var hidden: CodeID?
    for reading in CodeNameIndex.Reading.allCases {
      let named =
        reading == .id ? names.codes(withID: text) : names.codes(named: paths, reading)
      var matches: [CodeID] = []
      for index in named where range.contains(index) {
        if isHidden[index] {
          hidden = hidden ?? CodeID(index)
        } else {
          matches.append(CodeID(index))
        }
      }
      guard let top = matches.first else { continue }
      return matches.allSatisfy { $0 < codes[top.index].end } ? .one(top) : .several(matches)
    }
    return hidden.map(Found.hidden) ?? .nothing
  }

  // MARK: Naming

  /// The names from the root down.
  func path(of code: CodeID) -> [String] { way(to: code).map { codes[$0.index].name } }

  /// How a query would write the path of a code: steps that are no words are folded.
  func written(_ code: CodeID) -> String {
    way(to: code).map(writtenName).joined(separator: "/")
  }

  private func way(to code: CodeID) -> [CodeID] {
    var way: [CodeID] = []
    var node: CodeID? = code
    while let current = node {
      way.append(current)
      node = codes[current.index].parent
    }
    return way.reversed()
  }

  /// How a query would write the name of a code.
  func writtenName(_ code: CodeID) -> String {
    let name = codes[code.index].name
    return name.contains(where: { $0 == " " || $0 == "/" || $0 == "." })
      ? TextFolding.name(name) : name
  }

  /// The names to search for one that is near `word`: paths where it is a path, else names.
  func candidates(near word: Word, below root: CodeID? = nil) -> [String] {
    let isPath = word.steps(separatedBy: "/").count > 1
    return range(of: root).map { isPath ? written($0) : writtenName($0) }
  }

  /// A way to write `code` that names it alone: its path, or its id where even the path does not.
  func unique(_ code: CodeID) -> String {
    let path = written(code)
    let origin = SourceSpan(file: FileID(0), start: 0, end: 0)
    return find(Word(path, span: origin)) == .one(code) ? path : codes[code.index].id
  }
}
