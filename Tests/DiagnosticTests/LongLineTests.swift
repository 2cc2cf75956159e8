import QualmBase
import Testing

@Suite("Long lines")
struct LongLineTests {
  private static let count = 5000

  @Test(
    "thousands of mistakes of one kind on a line are told as four",
    arguments: [
      ("find * where theme in (", "x", ", ", ")", "Q0201"),
      ("find any of (", "x", ", ", ")", "Q0201"),
      ("find * | select ", "x", ", ", "", "Q0204"),
      ("find * | count by ", "x", ", ", "", "Q0204"),
      ("find * where mission in (", "x", ", ", ")", "Q0602"),
      ("find coping coded by (", "x", ", ", ")", "Q0207"),
      ("find coping where a = ", "@ ", "", "", "Q0003"),
    ])
  func many(start: String, name: String, joint: String, end: String, code: String) throws {
    let names = (0..<Self.count).map { "\(name)\($0)" }.joined(separator: joint)
    let shown = Shown(try remarks(on: Array((start + names + end).utf8)))
    let heads = shown.heads.filter { $0.code == code }
    #expect(heads.count == 4)
    #expect(
      heads.last?.message == "the same holds of \(Self.count - 3) more places on this line")
  }

  @Test("mistakes on lines of their own are told one by one")
  func lines() throws {
    let text = (0..<20).map { "find x\($0)" }.joined(separator: "\n")
    let heads = Shown(try remarks(on: Array(text.utf8))).heads
    #expect(heads.map(\.message) == (0..<20).map { "unknown code `x\($0)`" })
  }

  @Test("a very long name is shown by its ends")
  func name() throws {
    let name = "a" + String(repeating: "b", count: 100_000) + "c"
    let heads = Shown(try remarks(on: Array("find \(name)".utf8))).heads
    let ends = ("a" + String(repeating: "b", count: 43), String(repeating: "b", count: 14) + "c")
    #expect(heads.map(\.message) == ["unknown code `\(ends.0)…\(ends.1)`"])
  }

  @Test("what is no name is compared with none")
  func nearest() {
    let name = String(repeating: "b", count: 201)
    #expect(NearestName.candidates(for: name, among: [name + "b"]).isEmpty)
    #expect(NearestName.candidates(for: "coping", among: ["copin"]) == ["copin"])
  }
}
