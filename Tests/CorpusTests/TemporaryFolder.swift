import Glibc
import QualmCorpus

/// A folder that is there while a test runs.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/qualm-corpus-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? ""
    }
  }

  deinit {
    TemporaryFolder.remove(path)
  }

  /// The names in a folder, hidden ones too.
  static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func remove(_ path: String) {
    for name in names(in: path) {
      let inner = "\(path)/\(name)"
      if unlink(inner) != 0 { remove(inner) }
    }
    rmdir(path)
  }
}

/// Writes a file as it is.
func writeFile(_ path: String, _ bytes: [UInt8]) {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
  _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  close(descriptor)
}

/// Reads a file; nil where there is none.
func readFile(_ path: String) -> [UInt8]? {
  try? FolderFiles(path: "/").withBytes(of: String(path.dropFirst())) {
    (bytes) throws(FileFault) in Array(bytes)
  }
}
