import ProcessSupport
import Testing

@Suite("The helper that starts programs")
struct ProcessSupportTests {
  @Test("streams, environment, folder and status come through")
  func run() throws {
    let script = "cat; echo \"$WORD $PWD\" >&2; exit 7"
    let result = try ChildProcess.run(
      ChildRequest("/bin/sh", ["-c", script], environment: ["WORD": "é"], directory: "/"),
      input: Array(repeating: 65, count: 1_000_000))
    #expect(result.output.count == 1_000_000)
    #expect(result.errorText == "é /\n")
    #expect(result.status == .exited(7))
  }

  @Test("a child starts with no signal blocked or ignored")
  func signals() throws {
    let result = try ChildProcess.run(ChildRequest("/bin/sh", ["-c", "kill -INT $$; sleep 60"]))
    #expect(result.status == .signalled(2))
  }

  @Test("a child that hangs is killed")
  func timeout() throws {
    let result = try ChildProcess.run(ChildRequest("/bin/sleep", ["60"]), timeout: 0.1)
    #expect(result.status == .timedOut)
  }

  @Test("a terminal has a size and takes keys, and Ctrl-C interrupts")
  func terminal() throws {
    let terminal = try PseudoTerminal(
      ChildRequest("/bin/sh", ["-c", "stty size; read line; echo \"<$line>\"; exec sleep 60"]),
      rows: 30, columns: 99)
    #expect(terminal.expect("30 99"))
    terminal.type("theme\r")
    #expect(terminal.expect("<theme>"))
    terminal.type("\u{3}")
    #expect(terminal.finish() == .signalled(2))
  }
}
