import Glibc
import QualmBase
import QualmSyntax
import Testing

@Suite struct Probe {
  @Test func probe() {
    guard let f = getenv("PROBE") else { return }
    guard let file = fopen(String(cString: f), "r") else { return }
    var bytes: [UInt8] = []
    var c = fgetc(file)
    while c != -1 { bytes.append(UInt8(c)); c = fgetc(file) }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let text = line.split(separator: "⏎", omittingEmptySubsequences: false).joined(
        separator: "\n")
      print("«\(line)»")
      let parsed = Reading.parse(text)
      for e in Reading.errors(text) { print("   ", e) }
      if parsed.isIncomplete { print("    INCOMPLETE") }
      if parsed.diagnostics.isEmpty {
        for s in parsed.script.statements {
          print("   ", Outline.of(s));
          print("      ", Printer.print(s).split(separator: "\n").joined(separator: " ⏎ "))
        }
      }
      if let fault = SelfCheck.fault(in: Array(text.utf8)) { print("   FAULT", fault) }
    }
  }
}
