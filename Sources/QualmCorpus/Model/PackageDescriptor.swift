package import QualmBase

/// Someone, or something, that gives codes to excerpts.
package struct Coder: Sendable, Hashable {
  package var id: String
  package var title: String?
  /// Whether queries see this coder's codings without being asked to.
  package var isOfRecord: Bool
  /// Members that are not understood, kept for writing back.
  package var unknownMembers: [JSONValue.Member] = []

  package init(id: String, title: String? = nil, isOfRecord: Bool = true) {
    self.id = id
    self.title = title
    self.isOfRecord = isOfRecord
  }
}

/// A named version of the codebook.
///
/// A framework hides every code whose `since` names a framework listed after it, and all below.
package struct Framework: Sendable, Hashable {
  package var name: String
  package var title: String?
  /// Whether it holds where a query names none; without one the last framework does.
  package var isDefault: Bool
  /// Members that are not understood, kept for writing back.
  package var unknownMembers: [JSONValue.Member] = []

  package init(name: String, title: String? = nil, isDefault: Bool = false) {
    self.name = name
    self.title = title
    self.isDefault = isDefault
  }
}

/// What tells the text of a document from any other.
package struct DocumentDigest: Sendable, Hashable {
  /// The document's id.
  package var id: String
  /// The SHA-256 of the file, 64 lower-case hexadecimal digits.
  package var sha256: String
  /// The file's size.
  package var bytes: Int?
  /// The number of Unicode code points; positions run up to it.
  package var characters: Int?
  /// Members that are not understood, kept for writing back.
  package var unknownMembers: [JSONValue.Member] = []

  package init(id: String, sha256: String, bytes: Int? = nil, characters: Int? = nil) {
    self.id = id
    self.sha256 = sha256
    self.bytes = bytes
    self.characters = characters
  }
}

/// A rule that the codings must keep: where one code is present, another must be.
package struct CodingRule: Sendable, Hashable {
  /// The path of the code that calls for the other; itself or any code below it.
  package var when: String
  /// The path of the code that must be present, itself or any below it.
  package var needs: String
  /// Why, for the message.
  package var reason: String?
  /// Members that are not understood, kept for writing back.
  package var unknownMembers: [JSONValue.Member] = []

  package init(when: String, needs: String, reason: String? = nil) {
    self.when = when
    self.needs = needs
    self.reason = reason
  }
}

/// What `datapackage.json` says.
package struct PackageDescriptor: Sendable, Hashable {
  /// The file that holds it.
  package static let path = "datapackage.json"
  /// The newest format that is read, `qualm.format`.
  package static let format = 1

  /// A licence of the package.
  package struct Licence: Sendable, Hashable {
    package var name: String?
    package var title: String?
    package var path: String?
    /// Members that are not understood, kept for writing back.
    package var unknownMembers: [JSONValue.Member] = []

    package init(name: String?, title: String? = nil, path: String? = nil) {
      self.name = name
      self.title = title
      self.path = path
    }
  }

  package var name: String?
  package var title: String?
  package var version: String?
  package var description: String?
  package var licences: [Licence]
  /// How to cite the package.
  package var citation: String?
  package var coders: [Coder]
  /// Versions of the codebook, earliest first.
  package var frameworks: [Framework]
  package var documents: [DocumentDigest]
  /// How the documents cite their sources, where they do in one form throughout.
  package var citations: CitationForm?
  /// The id of the source that stands for the author of the documents.
  package var authorSource: String?
  package var rules: [CodingRule]
  /// The facet of which every excerpt must have a code, such as `stance`.
  package var requiredFacets: [String]
  package var tables: [TableSchema]
  /// Resources that are no tables, kept as they are declared.
  package var otherResources: [JSONValue]
  /// Members that are not understood, kept for writing back.
  package var unknownMembers: [JSONValue.Member]
  /// The same for the member `qualm`.
  package var unknownQualmMembers: [JSONValue.Member]

  package init(
    name: String? = nil, title: String? = nil, version: String? = nil, description: String? = nil,
    licences: [Licence] = [], citation: String? = nil, coders: [Coder] = [],
    frameworks: [Framework] = [], documents: [DocumentDigest] = [],
    citations: CitationForm? = nil, authorSource: String? = nil, rules: [CodingRule] = [],
    requiredFacets: [String] = [], tables: [TableSchema] = [], otherResources: [JSONValue] = [],
    unknownMembers: [JSONValue.Member] = [], unknownQualmMembers: [JSONValue.Member] = []
  ) {
    self.name = name
    self.title = title
    self.version = version
    self.description = description
    self.licences = licences
    self.citation = citation
    self.coders = coders
    self.frameworks = frameworks
    self.documents = documents
    self.citations = citations
    self.authorSource = authorSource
    self.rules = rules
    self.requiredFacets = requiredFacets
    self.tables = tables
    self.otherResources = otherResources
    self.unknownMembers = unknownMembers
    self.unknownQualmMembers = unknownQualmMembers
  }

  /// The framework that holds where a query names none.
  package var defaultFramework: Framework? {
    frameworks.first { $0.isDefault } ?? frameworks.last
  }
}
