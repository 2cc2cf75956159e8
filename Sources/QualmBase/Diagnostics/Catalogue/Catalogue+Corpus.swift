// What can be wrong with a corpus: the codes, and what `qualm help` says about each. The factory
// functions with the wording are in `Catalogue+CorpusWording.swift`.

extension DiagnosticCode {
  static let corpusFileMissing = DiagnosticCode(701)
  static let corpusFileUnreadable = DiagnosticCode(702)
  static let invalidJSON = DiagnosticCode(703)
  static let missingMember = DiagnosticCode(704)
  static let wrongMember = DiagnosticCode(705)
  static let newerFormat = DiagnosticCode(706)
  static let unsafePath = DiagnosticCode(707)
  static let unsupportedFile = DiagnosticCode(708)
  static let missingTable = DiagnosticCode(709)
  static let missingColumn = DiagnosticCode(710)
  static let wrongColumnType = DiagnosticCode(711)
  static let columnNotInFile = DiagnosticCode(712)
  static let columnNotDeclared = DiagnosticCode(713)
  static let wrongCellCount = DiagnosticCode(714)
  static let badQuotes = DiagnosticCode(715)
  static let invalidText = DiagnosticCode(716)
  static let wrongCellType = DiagnosticCode(717)
  static let missingCell = DiagnosticCode(718)
  static let repeatedKey = DiagnosticCode(719)
  static let danglingKey = DiagnosticCode(720)
  static let emptySpan = DiagnosticCode(721)
  static let spanOutside = DiagnosticCode(722)
  static let halfSpan = DiagnosticCode(723)
  static let repeatedCoding = DiagnosticCode(724)
  static let codeCycle = DiagnosticCode(725)
  static let repeatedCodeName = DiagnosticCode(726)
  static let severalDefaults = DiagnosticCode(727)
  static let repeatedName = DiagnosticCode(728)
  static let badDigest = DiagnosticCode(729)
  static let unlistedValue = DiagnosticCode(730)
  static let extrasWithoutID = DiagnosticCode(731)
  static let unknownEntityKind = DiagnosticCode(732)
  static let fileTooLarge = DiagnosticCode(733)
  static let moreFaults = DiagnosticCode(734)
  static let cannotWrite = DiagnosticCode(735)
  static let unwritableValue = DiagnosticCode(736)
  static let codeNeedsCode = DiagnosticCode(741)
  static let severalOfSingle = DiagnosticCode(742)
  static let notCodable = DiagnosticCode(743)
  static let facetMissing = DiagnosticCode(744)
  static let brokenWord = DiagnosticCode(745)
  static let sharedWords = DiagnosticCode(746)
  static let wrongCharacterCount = DiagnosticCode(747)
  static let repairElsewhere = DiagnosticCode(761)
  static let repairTwice = DiagnosticCode(768)
}

extension Catalogue {
  static let corpus: [CatalogueEntry] = [
    CatalogueEntry(
      .corpusFileMissing, "A file of the corpus is missing",
      """
      A corpus is a folder with `datapackage.json` and the files that it names. This one is not
      there.

      Look whether the folder is the right one and whether the name in `datapackage.json` is spelt
      as the file is, capitals included.
      """,
      example: """
        {"resources": [{"name": "codes", "path": "codes.csv"}]}
        """),
    CatalogueEntry(
      .corpusFileUnreadable, "A file of the corpus cannot be read",
      """
      The file is there, and the system does not let it be read. The message repeats the reason
      that the system gives.
      """),
    CatalogueEntry(
      .invalidJSON, "The description of the corpus is not valid JSON",
      """
      `datapackage.json` and the lines of `extras.jsonl` follow RFC 8259 to the letter: double
      quotes around names and texts, no comma after the last item, no comments, no name twice in
      one object, UTF-8.
      """,
      example: """
        {"name": "corpus",}
        """),
    CatalogueEntry(
      .missingMember, "The description of the corpus lacks something",
      """
      `datapackage.json` must say what the tables are, where they lie and what their columns hold;
      the message names what is lacking.
      """,
      example: """
        {"resources": [{"name": "codes"}]}
        """),
    CatalogueEntry(
      .wrongMember, "The description of the corpus holds a value of the wrong kind",
      """
      A member of `datapackage.json` holds a text where a list is expected, or the like. The
      message says what is expected.
      """,
      example: """
        {"resources": 12}
        """),
    CatalogueEntry(
      .newerFormat, "The corpus was written by a newer version",
      """
      The member `qualm.format` counts changes to the format that older versions cannot read
      rightly. Rather than guess, this version stops.

      A newer version of the program reads the corpus.
      """,
      example: """
        {"qualm": {"format": 99}}
        """),
    CatalogueEntry(
      .unsafePath, "A path leads out of the corpus",
      """
      The files of a corpus lie in its folder or below it. A path that begins with `/`, holds `..`
      or is a web address could make a corpus from elsewhere read private files, so none is
      followed.
      """,
      example: """
        {"resources": [{"name": "codes", "path": "../codes.csv"}]}
        """),
    CatalogueEntry(
      .unsupportedFile, "A table is stored in a way that is not read",
      """
      Tables are CSV files in UTF-8: cells parted by commas, quoted by double quotes, one header
      line, one file a table. Save the table in that form.
      """,
      example: """
        {"resources": [{"name": "codes", "path": "codes.csv", "encoding": "latin1"}]}
        """),
    CatalogueEntry(
      .missingTable, "The corpus lacks a table",
      """
      Every corpus has the tables `documents`, `codes`, `excerpts` and `codings`; an empty one is
      a header line alone. All other tables may be left out.
      """,
      example: """
        {"resources": []}
        """),
    CatalogueEntry(
      .missingColumn, "A table lacks a column that gives it its meaning",
      """
      Some columns are what a table is about, such as the `excerpt` and the `code` of a coding.
      They must be declared in `datapackage.json` and stand in the file.
      """,
      example: """
        {"name": "codings", "schema": {"fields": [{"name": "code"}]}}
        """),
    CatalogueEntry(
      .wrongColumnType, "A column is declared with the wrong type",
      """
      Positions are whole numbers, `voice` and `facet` say yes or no, and so on: where the
      language gives a column its meaning, it also needs its type.
      """,
      example: """
        {"name": "start", "type": "string"}
        """),
    CatalogueEntry(
      .columnNotInFile, "A declared column is not in the file",
      """
      The header line of each CSV file has the columns that `datapackage.json` declares, in any
      order. This one is lacking.
      """),
    CatalogueEntry(
      .columnNotDeclared, "A column of the file is not declared",
      """
      The header line of each CSV file has the columns that `datapackage.json` declares, in any
      order. This one is not among them: declare it, with its type, or take it out.
      """),
    CatalogueEntry(
      .wrongCellCount, "A row has too many or too few cells",
      """
      Every row has as many cells as the header line. Often a comma within a text was not quoted:
      `"yes, often"`.
      """,
      example: """
        id,title
        d1,War,Peace
        """),
    CatalogueEntry(
      .badQuotes, "Quotes in a table do not match",
      """
      A cell that holds a comma, a double quote or a line break stands between double quotes, and
      a double quote within it is doubled: `"the ""new"" office"`. A cell not begun with a quote
      holds none.
      """,
      example: """
        id,title
        d1,a "new" office
        """),
    CatalogueEntry(
      .invalidText, "A file is not UTF-8",
      """
      All files of a corpus are UTF-8 text. The place shows bytes that are not; a table saved as
      Latin-1 or Windows-1252 looks like this. Save it again as UTF-8.
      """),
    CatalogueEntry(
      .wrongCellType, "A cell does not hold what its column declares",
      """
      The type of a column in `datapackage.json` decides how its cells are read: whole numbers
      without blanks or separators, dates as `2011`, `2011-01` or `2011-01-17`, yes and no in the
      declared spellings.
      """,
      example: """
        id,start
        e1,twelve
        """),
    CatalogueEntry(
      .missingCell, "A cell that must have a value is empty",
      """
      The column is declared as required, or the table means nothing without it.
      """,
      example: """
        id,document
        ,d1
        """),
    CatalogueEntry(
      .repeatedKey, "Two rows have the same key",
      """
      The columns of a table's key, and every column declared unique, tell its rows apart. The
      message names the value; the first row that has it is shown too.
      """,
      example: """
        id,title
        d1,War
        d1,Peace
        """),
    CatalogueEntry(
      .danglingKey, "A row refers to something that is not there",
      """
      The row names an excerpt, a code, a source, a coder or another thing by an id that the
      corpus does not have. Ids are compared exactly, capitals included.
      """,
      example: """
        excerpt,code
        DRC-1.1,copng
        """),
    CatalogueEntry(
      .emptySpan, "A span ends before it begins",
      """
      Positions count Unicode code points from 0; a span runs from `start` up to, not including,
      `end`, so `end` is always greater.
      """,
      example: """
        id,document,start,end
        e1,d1,20,10
        """),
    CatalogueEntry(
      .spanOutside, "A position lies outside the document",
      """
      `datapackage.json` says how many characters the document has, and this position lies beyond
      them or before 0.
      """,
      example: """
        id,document,start,end
        e1,d1,0,9999999
        """),
    CatalogueEntry(
      .halfSpan, "A span lacks its start or its end",
      """
      A span has both a `start` and an `end`. An excerpt that is a whole document has neither.
      """,
      example: """
        id,document,start,end
        e1,d1,20,
        """),
    CatalogueEntry(
      .repeatedCoding, "A coding is there twice",
      """
      One coder gives one code to one excerpt once. Delete one of the rows.
      """,
      example: """
        excerpt,code,coder
        e1,coping,ann
        e1,coping,ann
        """),
    CatalogueEntry(
      .codeCycle, "Codes lie below themselves",
      """
      Following `parent` from a code upwards must end at a top-level code, one whose `parent` is
      empty. Here it comes back to where it began.
      """,
      example: """
        id,parent,name
        a,b,A
        b,a,B
        """),
    CatalogueEntry(
      .repeatedCodeName, "Two codes of one parent have the same name",
      """
      It is allowed, and it means that the name alone cannot tell them apart: a query that uses it
      is refused as ambiguous.
      """,
      example: """
        id,parent,name
        a,,Trust
        b,,Trust
        """),
    CatalogueEntry(
      .severalDefaults, "Several frameworks are the default",
      """
      One version of the codebook at most is marked as `default`; without a mark the last one
      listed is.
      """,
      example: """
        {"frameworks": [{"name": "a", "default": true}, {"name": "b", "default": true}]}
        """),
    CatalogueEntry(
      .repeatedName, "A name is used twice",
      """
      Tables, the columns of one table, coders, frameworks and documents are known by their names,
      so each name stands for one.
      """,
      example: """
        {"coders": [{"id": "ann"}, {"id": "ann"}]}
        """),
    CatalogueEntry(
      .badDigest, "This is not a SHA-256",
      """
      A SHA-256 is written as 64 lower-case hexadecimal digits. It tells whether an attached text
      is the one that the positions refer to.
      """,
      example: """
        {"documents": [{"id": "d1", "sha256": "abc"}]}
        """),
    CatalogueEntry(
      .unlistedValue, "A value is not among those that the column allows",
      """
      The column declares which values there may be (`enum`), and this is none of them.
      """),
    CatalogueEntry(
      .extrasWithoutID, "A line of `extras.jsonl` has no id",
      """
      Each line is a JSON object whose member `id` says what the line belongs to. What else it
      holds is kept as it is.
      """,
      example: """
        {"colour": "red"}
        """),
    CatalogueEntry(
      .unknownEntityKind, "There is no such kind of thing",
      """
      Links and memos may stand on a `document`, `source`, `excerpt`, `code`, `coding`, `link`,
      `memo` or `coder`.
      """,
      example: """
        id,on_kind,on,text
        m1,excrpt,e1,look again
        """),
    CatalogueEntry(
      .fileTooLarge, "A file is too large",
      """
      A table may be up to 4 gigabytes and have up to 4,294,967,294 values.
      """),
    CatalogueEntry(
      .moreFaults, "There are more faults than are shown",
      """
      So many faults were found that only the first are listed. They often have one cause, such as
      a file saved with other separators.
      """),
    CatalogueEntry(
      .cannotWrite, "The corpus cannot be written",
      """
      Nothing was changed: a corpus is first written in full beside the old one and then takes its
      place. The message repeats the reason that the system gives.
      """),
    CatalogueEntry(
      .unwritableValue, "A value cannot be written",
      """
      The items of a list are parted by a character that the column declares, so no item may hold
      it, and an empty text cannot be told from a missing value.
      """),
    CatalogueEntry(
      .codeNeedsCode, "An excerpt lacks a code that another one calls for",
      """
      The corpus has rules of its own (`qualm.rules` in `datapackage.json`): where one code is
      given, another must be too. This excerpt breaks one.
      """,
      example: """
        {"rules": [{"when": "coping", "needs": "theme/resource"}]}
        """),
    CatalogueEntry(
      .severalOfSingle, "An excerpt has several codes where one is allowed",
      """
      The code above them is marked `single`: an excerpt bears one of the codes below it at most,
      as given by one coder.
      """),
    CatalogueEntry(
      .notCodable, "A code that only groups others was given to an excerpt",
      """
      The code is marked as not `codable`: it holds codes together, and excerpts bear one of those
      below it.
      """),
    CatalogueEntry(
      .facetMissing, "An excerpt lacks a code that each must have",
      """
      The corpus says (`qualm.required` in `datapackage.json`) that every excerpt bears a code
      of this facet, given by a coder of record.
      """,
      example: """
        {"required": ["stance"]}
        """),
    CatalogueEntry(
      .brokenWord, "A span cuts through a word",
      """
      With the words attached, each span is held against them: excerpts, interruptions, and the
      words, sentences and paragraphs of `units` begin and end where words do. A span that does
      not was probably counted wrongly.

      Where scanning glued two words together, as in `Ifyou`, an excerpt takes both; `repairs` can
      part them. Scripts without blanks between words are not looked at.
      """),
    CatalogueEntry(
      .sharedWords, "A summary repeats the words of its document",
      """
      Summaries are in the coder's own words, so that a corpus can be shared without its texts.
      This one has six or more words in a row that stand in the document too.
      """),
    CatalogueEntry(
      .wrongCharacterCount, "A document does not have the stated number of characters",
      """
      The text has the right SHA-256, but not the number of characters that `datapackage.json`
      gives: the description is wrong.
      """),
    CatalogueEntry(
      .repairElsewhere, "A repair names a place where other words stand",
      """
      A row of `repairs` with a `start` mends the damaged words at that place alone. Other words stand
      there, so nothing would be mended: the place was probably counted wrongly, or the damaged words
      are spelt otherwise. White space of any kind matches any other.
      """),
    CatalogueEntry(
      .repairTwice, "Damaged words are mended in two ways",
      """
      Two rows of `repairs` speak of the same damaged words, in the whole document or at the same
      place, and say that they were different words. Only one of them can hold.
      """,
      example: """
        document,damaged,mended,start
        d1,o f,of,
        d1,o f,off,
        """),
  ]
}
