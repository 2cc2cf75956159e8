import CResources
import QualmBase
import QualmCorpus

/// The files that ship with the language, inside the executable.
enum Resources {
  /// The bytes of a file of `stdlib/`, by its path from there; they live as long as the program.
  static func bytes(of path: String) -> UnsafeBufferPointer<UInt8>? {
    for index in 0..<qualm_resource_count() {
      let resource = qualm_resource_at(index)
      if String(cString: resource.path) == path {
        return UnsafeBufferPointer(start: resource.bytes, count: resource.count)
      }
    }
    return nil
  }

  /// The paths of all files.
  static var paths: [String] {
    (0..<qualm_resource_count()).map { String(cString: qualm_resource_at($0).path) }
  }

  /// The folder of the declarations of what is built in.
  private static let builtIns = "builtins/"

  /// The texts that declare what is built in, in the order of their names.
  static var builtInTexts: [SourceText] {
    paths.filter { $0.hasPrefix(builtIns) && $0.hasSuffix(".qlm") }
      .sorted()
      .compactMap { module(named: String($0.dropLast(".qlm".count))) }
  }

  /// The names of the modules of the standard library, sorted.
  static var modules: [String] {
    paths.filter { $0.hasSuffix(".qlm") && !$0.hasPrefix(builtIns) }
      .map { String($0.dropLast(".qlm".count)) }
      .sorted()
  }

  /// What a module is for, in a line: the sentence that its text begins with.
  static func summary(ofModule name: String) -> String? {
    guard let text = bytes(of: "\(name).qlm") else { return nil }
    let line = text.prefix { $0 != UInt8(ascii: "\n") }
    guard line.starts(with: "-- ".utf8) else { return nil }
    return String(decoding: line.dropFirst(3), as: UTF8.self)
  }

  /// The text of a module of the standard library.
  static func module(named name: String) -> SourceText? {
    bytes(of: "\(name).qlm").map { SourceText(name: "stdlib/\(name).qlm", bytes: Array($0)) }
  }
}

/// The built-in corpus as the files of a package.
struct EmbeddedCorpus: PackageFiles {
  let name = "stdlib/corpus"

  func withBytes<Result>(
    of path: String, _ body: (UnsafeBufferPointer<UInt8>) throws(FileFault) -> Result
  ) throws(FileFault) -> Result {
    guard let bytes = Resources.bytes(of: "corpus/\(path)") else { throw .missing }
    return try body(bytes)
  }

  func lastingBytes(of path: String) -> LastingBytes? {
    Resources.bytes(of: "corpus/\(path)").map(LastingBytes.init)
  }
}
