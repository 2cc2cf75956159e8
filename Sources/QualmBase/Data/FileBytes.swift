import Glibc

/// Why the system would not do what was asked.
package struct SystemFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// The value of `errno`.
  package var code: Int32

  package init(code: Int32) {
    self.code = code
  }

  /// The system's words: `No such file or directory`.
  package var description: String { String(cString: strerror(code)) }

  /// Whether nothing is there at all.
  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }

  /// Whether a folder is there, where a file was wanted.
  package var isFolder: Bool { code == EISDIR }
}

/// Whole files, read by system calls: Foundation is kept out of start-up.
package enum FileBytes {
  /// The bytes of the file at `path`, which may also be a pipe or a device.
  package static func read(_ path: String) throws(SystemFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure(code: errno) }
    defer { close(descriptor) }
    return try read(descriptor: descriptor)
  }

  /// The bytes of the file at `path`; a pipe or a device, whose end might never come, is refused.
  package static func readStored(_ path: String) throws(SystemFailure) -> [UInt8] {
    // Opening a pipe would wait for its writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw SystemFailure(code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemFailure(code: errno) }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG || kind == S_IFDIR else { throw SystemFailure(code: ENOTSUP) }
    return try read(descriptor: descriptor)
  }

  /// All that is still to be read from an open file, such as standard input.
  package static func read(descriptor: Int32) throws(SystemFailure) -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemFailure(code: errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw SystemFailure(code: EISDIR) }
    var bytes: [UInt8] = []
    // One byte more than the size, so that the end is seen without growing.
    var room = max(65_536, Int(status.st_size) + 1)
    while true {
      var failure: Int32 = 0
      let before = bytes.count
      bytes.append(
        contentsOf: [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
          let got = Glibc.read(descriptor, buffer.baseAddress, room)
          failure = got < 0 ? errno : 0
          count = max(0, got)
        })
      if failure == EINTR { continue }
      guard failure == 0 else { throw SystemFailure(code: failure) }
      if bytes.count == before { return bytes }
      room = 65_536
    }
  }
}
