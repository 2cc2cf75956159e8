import ProcessSupport
import Testing

@Suite("The repository is tidy")
struct FileTests {
  @Test("no source file has over 700 lines")
  func size() throws {
    let files =
      Repository.files(below: "Sources", suffixes: [".swift", ".c", ".h"])
      + Repository.files(below: "Tests", suffixes: [".swift", ".c", ".h"])
    #expect(files.count > 40)
    for path in files {
      let count = try Repository.lines(path).count
      #expect(count <= 700, "\(path) has \(count) lines: look for the seam")
    }
  }

  @Test("no marks of unfinished work, no traps by hand, no printing below the program")
  func marks() throws {
    let everywhere = ["TODO", "FIXME", "XXX", "try!", "unsafeFlags", "fatalError("]
    for path in Repository.files(below: "Sources", suffixes: [".swift"]) {
      let text = try Repository.text(path)
      // In TAP this is a word of the format.
      let words = path == "Sources/QualmRender/Claims/TAPReport.swift" ? ["TODO"] : []
      for mark in everywhere where !words.contains(mark) {
        #expect(!text.contains(mark), "\(path) holds `\(mark)`")
      }
      #expect(!text.contains("import Foundation"), "\(path) brings Foundation into start-up")
      let prints = text.split(separator: "\n").contains {
        $0.trimmingPrefix(while: \.isWhitespace).hasPrefix("print(")
      }
      #expect(!prints, "\(path) prints past the one way out")
    }
  }

  @Test("every file of stdlib/ is embedded")
  func embedded() throws {
    let table = try Repository.text("Sources/CResources/resources.c")
    let files = Repository.files(below: "stdlib", suffixes: [".qlm", ".csv", ".json", ".jsonl"])
    #expect(files.count >= 2)
    for path in files {
      #expect(table.contains("\"../../\(path)\""), "\(path) is not in resources.c")
    }
  }

  @Test("the tests know every target of Sources/")
  func targets() throws {
    let manifest = try Repository.text("Package.swift")
    for target in ImportTests.allowed.keys {
      #expect(manifest.contains("\"\(target)\"") || manifest.contains("\"Sources/\(target)\""))
    }
  }
}
