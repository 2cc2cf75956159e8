import Dispatch
import Glibc
import QualmBase
import Testing

@testable import QualmCLI

@Suite("History")
struct HistoryTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.path + "/deep/er/history" }

  private func load(_ limit: Int = 100) throws -> [String] {
    var file = HistoryFile(path: path)
    return try file.load(limit: limit)
  }

  @Test(
    "an entry comes back as it was",
    arguments: ["find coping", "find (a\n  or b)", "théme 漢字 🙂", "\"x\\\" \t \u{1B} \u{7F}", "\\n"])
  func roundTrip(entry: String) throws {
    var file = HistoryFile(path: path)
    try file.append(entry)
    #expect(try load() == [entry])
    #expect(folder.read("deep/er/history").filter { $0 == "\n" }.count == 1)
  }

  @Test("the file is the user's alone")
  func mode() throws {
    var file = HistoryFile(path: path)
    try file.append("find coping")
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(stat(folder.path + "/deep", &status) == 0 && status.st_mode & 0o777 == 0o700)
  }

  @Test("an entry comes once, where it was last")
  func duplicates() throws {
    var file = HistoryFile(path: path)
    for entry in ["a", "a", "b", "a"] { try file.append(entry) }
    #expect(try load() == ["b", "a"])
    var next = HistoryFile(path: path)
    _ = try next.load(limit: 10)
    try next.append("a")
    #expect(try load() == ["b", "a"])
    #expect(folder.read("deep/er/history") == "\"a\"\n\"b\"\n\"a\"\n")
  }

  @Test("a file that has grown long is made anew, and nothing that is written meanwhile is lost")
  func compaction() throws {
    let path = folder.path + "/history"
    // Entries repeat, so that some of the old go although there would be room.
    let filler = String(repeating: "x", count: 1000)
    let line = { (number: Int) in "\"old \(number % 1500) \(filler)\"\n" }
    folder.write((0..<2060).map(line).joined(), to: "history")
    DispatchQueue.concurrentPerform(iterations: 8) { writer in
      var file = HistoryFile(path: path)
      for number in 0..<40 { try? file.append("\(writer) \(number) \(filler)") }
    }
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_size < HistoryFile.sizeLimit)
    #expect(status.st_mode & 0o777 == 0o644, "the file has the permissions of the old")
    var file = HistoryFile(path: path)
    let entries = try file.load(limit: 5000)
    #expect(entries.count { !$0.hasPrefix("old") } == 320)
    #expect(entries.contains("old \(2059 % 1500) \(filler)"))
    #expect(access(path + ".new", F_OK) != 0)
  }

  @Test("a link to the file stays one")
  func compactionOfLink() throws {
    folder.write(
      (0..<2200).map { "\"\($0) \(String(repeating: "x", count: 1000))\"\n" }.joined(),
      to: "elsewhere")
    #expect(symlink("elsewhere", folder.path + "/history") == 0)
    var file = HistoryFile(path: folder.path + "/history")
    try file.append("one more")
    var status = stat()
    #expect(lstat(folder.path + "/history", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(folder.read("elsewhere").utf8.count < HistoryFile.sizeLimit)
    #expect(folder.read("elsewhere").hasSuffix("\n\"one more\"\n"))
  }

  @Test("what begins with a blank is not kept", arguments: [" find secret", "\tx", "", "\n"])
  func blanks(entry: String) throws {
    var file = HistoryFile(path: path)
    try file.append(entry)
    #expect(try load() == [])
  }

  @Test(
    "a torn or foreign line is passed over",
    arguments: [
      ("\"a\"\n\"b", ["a", "c"]), ("\"a\"\n\"b\\", ["a", "c"]), ("garbage\n\"a\"\n", ["a", "c"]),
      ("\"a\"\n\n\n\"b\"\n", ["a", "b", "c"]), ("17\n{}\n[\"x\"]\n", ["c"]),
      ("\"\\ud83d\"\n\"a\"\n", ["a", "c"]), ("\u{0}\u{1}\n\"a\"\n", ["a", "c"]),
    ])
  func torn(text: String, expected: [String]) throws {
    var file = HistoryFile(path: folder.path + "/history")
    folder.write(text, to: "history")
    _ = try file.load(limit: 10)
    try file.append("c")
    #expect(try file.load(limit: 10) == expected)
  }

  @Test("no more than the end of a long file is read")
  func long() throws {
    var text = ""
    for number in 0..<150_000 { text += "\"entry \(number)\"\n" }
    #expect(text.utf8.count > HistoryFile.readLimit)
    folder.write(text, to: "history")
    var file = HistoryFile(path: folder.path + "/history")
    let entries = try file.load(limit: 3)
    #expect(entries == ["entry 149997", "entry 149998", "entry 149999"])
    #expect(try file.load(limit: .max).first?.hasPrefix("entry ") == true)
  }

  @Test("sessions side by side lose nothing of each other")
  func parallel() throws {
    let path = path
    let long = String(repeating: "x", count: 2000)
    DispatchQueue.concurrentPerform(iterations: 8) { writer in
      var file = HistoryFile(path: path)
      for number in 0..<50 { try? file.append("\(writer) \(number) \(long)") }
    }
    let entries = try load(1000)
    #expect(entries.count == 400)
    for writer in 0..<8 {
      let own = entries.filter { $0.hasPrefix("\(writer) ") }
      #expect(own.map { $0.prefix(6) } == (0..<50).map { "\(writer) \($0) \(long)".prefix(6) })
      #expect(own.allSatisfy { $0.hasSuffix(long) && $0.utf8.count <= long.utf8.count + 5 })
    }
  }

  @Test("a file that is not there is empty; one that cannot be read is a note")
  func failures() throws {
    #expect(try load() == [])
    mkdir(folder.path + "/deep", 0o700)
    mkdir(folder.path + "/deep/er", 0o700)
    mkdir(path, 0o700)
    var file = HistoryFile(path: path)
    #expect(throws: (any Error).self) { try file.append("x") }
    do {
      _ = try file.load(limit: 1)
      Issue.record("a folder was read as a file")
    } catch {
      #expect(error.severity == .note)
      #expect(error.message.contains(path))
    }
  }

  @Test("the place follows the XDG rules")
  func place() {
    func path(_ values: [String: String]) -> String? {
      HistoryFile.defaultPath { values[$0] }
    }
    #expect(path(["HOME": "/h"]) == "/h/.local/state/qualm/history")
    #expect(path(["HOME": "/h", "XDG_STATE_HOME": "/s"]) == "/s/qualm/history")
    #expect(path(["HOME": "/h", "XDG_STATE_HOME": "relative"]) == "/h/.local/state/qualm/history")
    #expect(path([:]) == nil)
  }
}
