import ProcessSupport
import QualmBase
import QualmCorpus
import Testing

@Suite("Verifying a corpus")
struct VerifierTests {
  private func verify(_ package: Package, words: AttachedWords? = nil) throws -> CorpusFaults {
    let corpus = try package.read().get()
    return CorpusVerifier.verify(corpus, files: package.files, words: words)
  }

  private func words(_ package: Package) throws -> AttachedWords {
    var words = AttachedWords()
    let text = try #require(package.files.files["d1.txt"])
    try words.attach(text, named: "d1.txt", to: try package.read().get().descriptor)
    return words
  }

  @Test("the examples are in order", arguments: ["small", "minimal"])
  func clean(name: String) throws {
    let package = try Package(name)
    let found = try verify(package, words: name == "small" ? try words(package) : nil)
    #expect(found.diagnostics.isEmpty, "\(found.description)")
  }

  @Test(
    "what is wrong is found",
    arguments: [
      FaultCase(741, "codings.csv", "e10,t.supply,ann", "e10,note,ann", at: "c.wait"),
      // What another coder gave does not help.
      FaultCase(741, "codings.csv", "e10,t.supply,ann", "e10,t.supply,ben", at: "c.wait"),
      FaultCase(742, "codings.csv", "e10,t.supply,ann,,", "e10,t.supply,ann,,\ne10,st.for,ann,,"),
      FaultCase(743, "codings.csv", "t.supply,ben", "theme,ben", at: "theme"),
      FaultCase(744, "codings.csv", "e11,st.for", "e11,note", at: "e11"),
      FaultCase(744, "codings.csv", "e11,st.for,ann", "e11,st.for,ben", at: "e11"),
      FaultCase(726, "codes.csv", "t.learn,theme,learning", "t.learn,theme,supply", at: "supply"),
      FaultCase(745, "excerpts.csv", "d1,0,20", "d1,0,18", at: "18"),
      FaultCase(745, "excerpts.csv", "d1,0,20", "d1,1,20", at: "1"),
      FaultCase(
        746, "excerpts.csv", "Some wait", "“We wait” said ANA: for ten",
        at: "“We wait” said ANA: for ten"),
    ])
  func found(_ test: FaultCase) throws {
    var package = try Package()
    try package.replace(test.path, test.old, test.new)
    let found = try verify(package, words: try words(package))
    #expect(found.diagnostics.map(\.code.number) == [test.code], "\(found.description)")
    if let pointed = test.pointed, let first = found.diagnostics.first {
      #expect(found.pointed(first) == pointed)
    }
  }

  @Test("five words in a row are not yet a quotation")
  func five() throws {
    var package = try Package()
    try package.replace("excerpts.csv", "Some wait", "We wait said Ana for many")
    #expect(try verify(package, words: try words(package)).diagnostics.isEmpty)
  }
}

@Suite("Attached words")
struct AttachedWordsTests {
  @Test("positions count code points")
  func positions() throws {
    let package = try Package()
    let descriptor = try package.read().get().descriptor
    let path = "\(Repository.path)/Tests/Fixtures/small/d1.txt"
    var words = AttachedWords()
    #expect(words.isEmpty)
    #expect(try words.attach(path: path, to: descriptor) == "d1")
    let scalars = Array(
      String(decoding: try #require(readFile(path)), as: UTF8.self).unicodeScalars)
    for start in 0...scalars.count {
      for end in start...scalars.count {
        var expected = ""
        expected.unicodeScalars.append(contentsOf: scalars[start..<end])
        #expect(words.text(document: "d1", start: start, end: end) == expected)
      }
    }
    #expect(words.text(document: "d1", start: 0, end: scalars.count + 1) == nil)
    #expect(words.text(document: "d1", start: -1, end: 3) == nil)
    #expect(words.text(document: "d1", start: 5, end: 3) == nil)
    #expect(words.text(document: "d2", start: 0, end: 3) == nil)
  }

  @Test("a text that is not the corpus's is refused with both digests")
  func refused() throws {
    let descriptor = try Package().read().get().descriptor
    var words = AttachedWords()
    func fault(_ bytes: [UInt8], _ descriptor: PackageDescriptor) -> Diagnostic? {
      do throws(Diagnostic) {
        try words.attach(bytes, named: "other.txt", to: descriptor)
        return nil
      } catch {
        return error
      }
    }
    let other = fault(Array("abc".utf8), descriptor)
    #expect(other?.code.number == 802)
    #expect(other?.message.contains("ba7816bf8f01cfea") == true)
    #expect(other?.hint?.contains(descriptor.documents[0].sha256) == true)

    func described(_ bytes: [UInt8], characters: Int?) -> PackageDescriptor {
      PackageDescriptor(documents: [
        DocumentDigest(id: "d", sha256: SHA256.hexadecimal(of: bytes), characters: characters)
      ])
    }
    #expect(fault([0xFF], described([0xFF], characters: 1))?.code.number == 803)
    let text = Array("né".utf8)
    #expect(fault(text, described(text, characters: 3))?.code.number == 747)
    #expect(fault(text, described(text, characters: 2)) == nil)
    let missing = #expect(throws: Diagnostic.self) {
      try words.attach(path: "/nowhere/at/all.txt", to: descriptor)
    }
    #expect(missing?.code.number == 801)
  }
}
