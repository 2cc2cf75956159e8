import ProcessSupport
import Testing

@Suite("Imports go one way")
struct ImportTests {
  /// What each target may import of ours: the arrows of ARCHITECTURE.md and all below them.
  static let allowed: [String: Set<String>] = [
    "QualmBase": [],
    "QualmSyntax": ["QualmBase"],
    "QualmCorpus": ["QualmBase"],
    "QualmPlan": ["QualmSyntax", "QualmBase"],
    "QualmStore": ["QualmCorpus", "QualmBase"],
    "QualmEngine": ["QualmPlan", "QualmStore", "QualmSyntax", "QualmCorpus", "QualmBase"],
    "QualmRender": ["QualmBase"],
    "QualmSession": [
      "QualmEngine", "QualmPlan", "QualmStore", "QualmSyntax", "QualmCorpus", "QualmBase",
      "CResources",
    ],
    "QualmCLI": [
      "QualmSession", "QualmRender", "QualmEngine", "QualmPlan", "QualmStore", "QualmSyntax",
      "QualmCorpus", "QualmBase", "CLibedit", "ArgumentParser",
    ],
    "qualm": ["QualmCLI"],
    "FuzzParse": ["QualmSyntax", "QualmBase"],
  ]

  /// The system's modules, and where they may be used.
  static let system: Set<String> = ["Glibc", "Synchronization", "Swift"]

  @Test("every import is one that the table allows")
  func direction() throws {
    var checked = 0
    for path in Repository.files(below: "Sources", suffixes: [".swift"]) {
      let target = String(path.split(separator: "/")[1])
      let allowed = try #require(Self.allowed[target], "\(target) is not in the table")
      for line in try Repository.lines(path) {
        guard let module = Self.importedModule(line) else { continue }
        checked += 1
        #expect(
          allowed.contains(module) || Self.system.contains(module),
          "\(path) imports \(module), which \(target) may not")
      }
    }
    #expect(checked > 50, "hardly any import was found: is the reading of lines broken?")
  }

  @Test("the naive evaluator of the tests knows nothing of the one that it checks")
  func naiveIsIndependent() throws {
    let allowed: Set<String> = ["QualmSyntax", "QualmCorpus", "QualmBase"]
    let files = Repository.files(below: "Tests/NaiveEvaluator", suffixes: [".swift"])
    #expect(files.count > 5)
    for path in files {
      for line in try Repository.lines(path) {
        guard let module = Self.importedModule(line) else { continue }
        #expect(allowed.contains(module), "\(path) imports \(module)")
      }
    }
  }

  @Test("the plan names no type of the syntax tree")
  func planIsNeutral() throws {
    let files = Repository.files(below: "Sources/QualmPlan/Plan", suffixes: [".swift"])
    #expect(!files.isEmpty)
    for path in files {
      #expect(try !Repository.text(path).contains("import QualmSyntax"), "\(path)")
    }
  }

  /// The module of a line such as `package import QualmBase`.
  static func importedModule(_ line: Substring) -> String? {
    var words = line.split(separator: " ")
    while let first = words.first, first.hasPrefix("@") || Self.modifiers.contains(String(first)) {
      words.removeFirst()
    }
    guard words.count >= 2, words[0] == "import" else { return nil }
    let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "typealias", "var"]
    let name = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
    return String(name.split(separator: ".")[0])
  }

  private static let modifiers: Set<String> = [
    "public", "package", "internal", "fileprivate", "private",
  ]

  @Test(
    "import lines are read in every form",
    arguments: [
      ("import QualmBase", "QualmBase"),
      ("package import QualmBase", "QualmBase"),
      ("@testable import QualmStore", "QualmStore"),
      ("@_spi(_Unicode) import Swift", "Swift"),
      ("public import struct QualmBase.Value", "QualmBase"),
    ])
  func reading(line: String, module: String) {
    #expect(Self.importedModule(line[...]) == module)
  }
}
