import Glibc
import QualmBase
import QualmRender
import QualmSession

extension Prompt {
  /// `:watch [SECONDS]`: waits for the files of the corpus to change, opens it again, and asks the last
  /// query again.
  func watch(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    let seconds = call.argument.isEmpty ? 2 : Double(call.argument) ?? 0
    guard seconds >= 0.1, seconds <= 86_400 else {
      throw .promptCommandUse(
        call.synopsis, hint: "the seconds lie above 0, and a day is the most", at: call.span)
    }
    guard !past.question.isEmpty else {
      throw .nothingYet(
        "query to ask again", hint: "ask with `find` or `from` first", at: call.span)
    }
    guard case .folder(let folder) = session.options.corpus else {
      throw .nothingYet(
        "folder to watch", hint: "the corpus is built in; `:open FOLDER` opens another",
        at: call.span)
    }
    let question = past.question
    var seen = FileStamps(of: folder, and: session.options.attachments)
    say("watching `\(folder)`; Enter or Ctrl-C ends it\n")
    while !isEnded(within: seconds) {
      let now = FileStamps(of: folder, and: session.options.attachments)
      guard now != seen else { continue }
      seen = now
      guard reopen({ _ in }) else { continue }
      say(dimmed("── changed") + "\n")
      for text in question {
        guard run(text) else { break }
      }
      if Interrupt.hasArrived { break }
    }
    Interrupt.take()
    say("watching has ended\n")
    return .stay
  }

  /// Waits; true where Enter was pressed or a signal came.
  private func isEnded(within seconds: Double) -> Bool {
    var polled = [
      pollfd(fd: Terminal.input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&polled, nfds_t(polled.count), Int32(seconds * 1000))
    if Interrupt.hasArrived || PromptSignals.terminating != nil { return true }
    if polled[1].revents != 0 { PromptSignals.drain(wake) }
    guard count > 0, polled[0].revents != 0 else { return count < 0 && errno != EINTR }
    // In the shell's mode the terminal gives whole lines: the one that ends it is no entry.
    var line = [UInt8](repeating: 0, count: 4096)
    _ = read(Terminal.input, &line, line.count)
    return true
  }
}

/// When files were last changed, to see that they were again.
struct FileStamps: Equatable {
  private struct Stamp: Equatable {
    var path: String
    var size: Int
    var seconds: Int
    var nanoseconds: Int
  }

  private var stamps: [Stamp] = []

  /// The files of a folder and of its folders, and others.
  init(of folder: String, and files: [String]) {
    add(folder, depth: 2)
    files.forEach { add($0, depth: 0) }
  }

  private mutating func add(_ path: String, depth: Int) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      guard depth > 0 else { return }
      for name in PromptFiles.names(in: path, beginning: "") {
        add("\(path)/\(name)", depth: depth - 1)
      }
    } else {
      stamps.append(
        Stamp(
          path: path, size: Int(status.st_size), seconds: status.st_mtim.tv_sec,
          nanoseconds: status.st_mtim.tv_nsec))
    }
  }
}
