import QualmBase
import QualmCorpus
import QualmStore

extension Session {
  /// The corpus in one line, for the head of a report: its name, its version and its fingerprint, the
  /// version of the codebook where one was chosen, and whether words are attached.
  public var corpusIdentity: String {
    let descriptor = snapshot.corpus.descriptor
    var parts = [[descriptor.name, descriptor.version].compactMap { $0 }.joined(separator: " ")]
    if let fingerprint { parts.append("sha-256 \(fingerprint)") }
    if let name = options.framework { parts.append("framework \(name)") }
    let attached = snapshot.words?.documents.count ?? 0
    if attached > 0 { parts.append("words of \(attached) documents attached") }
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The SHA-256 of what `sha256sum` prints for the package's files, the descriptor first and then the
  /// tables in its order: another coding, another fingerprint. Nil where a file can no longer be read.
  public var fingerprint: String? {
    switch options.corpus {
    case .builtIn: fingerprint(of: EmbeddedCorpus())
    case .folder(let path): fingerprint(of: FolderFiles(path: path))
    }
  }

  private func fingerprint(of files: some PackageFiles) -> String? {
    var list = ""
    for path in ["datapackage.json"] + snapshot.corpus.descriptor.tables.map(\.path) {
      let digest = try? files.withBytes(of: path) { bytes throws(FileFault) -> String in
        var hash = SHA256()
        hash.update(UnsafeRawBufferPointer(bytes))
        return SHA256.hexadecimal(hash.finish())
      }
      guard let digest else { return nil }
      list += "\(digest)  \(path)\n"
    }
    return SHA256.hexadecimal(of: Array(list.utf8))
  }
}
