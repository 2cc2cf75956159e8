public import QualmBase
package import QualmCorpus
import QualmEngine
import QualmPlan
import QualmStore

/// A corpus that is open, the definitions made so far, and the one way to ask: the prompt, scripts,
/// the command line and embedding programs all use it.
///
/// A session is used from one thread; `cancel()` and `step` alone may be called from any, and
/// from a signal handler.
public final class Session {
  let snapshot: Snapshot
  let catalog: SnapshotCatalog
  var compiler: Compiler
  /// How the session was opened; the limits may be set anew at any time.
  public private(set) var options: SessionOptions
  private let control = StatementControl()
  private var toldNotes: Set<String> = []
  /// The codebook as completion searches it.
  lazy var codeList = CodeList(snapshot.corpus.codebook.codes)

  /// Opens a corpus.
  ///
  /// - Throws: `SessionFailure` with every fault of the corpus, the attachments or the options.
  public convenience init(
    _ options: SessionOptions = SessionOptions()
  ) throws(SessionFailure) {
    let opened = try CorpusOpening.open(options)
    let compiler = Compiler(
      catalog: opened.catalog, framework: options.framework, parameters: options.parameters,
      isSafe: options.isSafe)
    self.init(options, opened, compiler)
  }

  private init(
    _ options: SessionOptions, _ opened: CorpusOpening.Opened, _ compiler: Compiler
  ) {
    self.options = options
    snapshot = opened.snapshot
    catalog = opened.catalog
    self.compiler = compiler
  }

  /// Opens a corpus that was read already, and words that go with it, where there are any.
  package init(_ corpus: Corpus, words: AttachedWords? = nil) {
    options = SessionOptions()
    snapshot = Snapshot(corpus, words: words)
    catalog = SnapshotCatalog(snapshot)
    compiler = Compiler(catalog: catalog, framework: nil, parameters: [:])
  }

  /// Another session by other options, with all that was defined in this one; this one stays as it is.
  ///
  /// The last result can still be carried on where the codebook and the framework are the same, as when
  /// words were attached. Definitions are looked at anew where they are used.
  ///
  /// - Throws: as `init`.
  public func reopened(_ options: SessionOptions) throws(SessionFailure) -> Session {
    let opened = try CorpusOpening.open(options)
    let keepsLastResult =
      options.corpus == self.options.corpus && options.framework == self.options.framework
      && opened.catalog.codes.elementsEqual(catalog.codes) { $0.path == $1.path }
    return Session(
      options, opened,
      compiler.moved(
        to: opened.catalog, framework: options.framework, keepingLastResult: keepsLastResult))
  }

  /// Sets the limits of statements from now on; nil for none.
  public func setLimits(timeout: Double?, maximumRows: Int?) {
    options.timeout = timeout
    options.maximumRows = maximumRows
  }

  private var limits: Limits {
    Limits(timeoutSeconds: options.timeout, maxRows: options.maximumRows)
  }

  /// Checks a corpus beyond what opening it demands: its own coding rules, and with attached words
  /// its positions.
  ///
  /// - Returns: what was found, warnings among it, and the texts that the places lie in.
  /// - Throws: where the corpus cannot be opened at all.
  public static func verify(
    _ options: SessionOptions
  ) throws(SessionFailure) -> (findings: [Diagnostic], texts: SourceMap) {
    let faults = try CorpusOpening.verify(options)
    return (faults.diagnostics, faults.texts)
  }

  /// The texts read so far: what the places of diagnostics refer to.
  public var texts: SourceMap { compiler.texts }

  /// Runs every statement of a text, in order. Where any of them is wrong none is run, nothing is
  /// defined, and every error is given. An answer that the query wants in a file names it in
  /// `destination`; writing it, or not, is left to who takes the answer.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - answer: takes each answer as soon as it is there; returns false to stop quietly, as when
  ///     nobody reads the output any more.
  /// - Returns: how it ended, and every diagnostic that is not part of an answer.
  public func run(_ text: SourceText, answer: (Answer) -> Bool) -> (RunStatus, [Diagnostic]) {
    control.reset()
    let result = compile(text)
    if let status = result.failure { return (status, result.diagnostics) }
    return execute(result.jobs, result.diagnostics, answer: answer)
  }

  /// Reads a text; what it defines stays defined unless any of it is wrong.
  private func compile(
    _ text: SourceText
  ) -> (jobs: [Job], diagnostics: [Diagnostic], failure: RunStatus?) {
    var next = compiler.makeCopyWithTexts()
    let result = next.compile(text) { control.isRequested }
    guard !result.diagnostics.containsError else {
      compiler.keepTexts(of: next)
      let isStopped = result.diagnostics.contains { $0.code == .interrupted }
      return (
        [], result.diagnostics, result.isIncomplete ? .incomplete : isStopped ? .cancelled : .failed
      )
    }
    compiler = next
    return (result.jobs, result.diagnostics, nil)
  }

  private func execute(
    _ jobs: [Job], _ diagnostics: [Diagnostic], answer: (Answer) -> Bool
  ) -> (RunStatus, [Diagnostic]) {
    let engine = Engine(snapshot: snapshot)
    var status = RunStatus.done
    for job in jobs {
      do throws(Diagnostic) {
        var result = try perform(job.task, engine)
        result.remarks = news(in: job.remarks) + result.remarks
        if result.remarks.contains(where: { $0.code == .rowLimit }) { status = .limited }
        guard answer(result) else { return (status, diagnostics) }
      } catch {
        return (RunStatus(of: error), diagnostics + [error])
      }
    }
    return (status, diagnostics)
  }

  private func perform(_ task: Job.Task, _ engine: Engine) throws(Diagnostic) -> Answer {
    switch task {
    case .run(let plan):
      return try engine.run(plan, limits: limits, control: control)
    case .explain(let plan):
      return try engine.explain(plan, limits: limits, control: control)
    case .why(let plan):
      return try engine.why(plan, texts: texts, limits: limits, control: control)
    case .judge(let claim):
      let (verdict, remarks) = try engine.judge(
        claim, limits: limits, control: control)
      return Answer(verdict, remarks: remarks)
    }
  }

  /// Works out the claims of a text and answers none of its queries. Where any of the text is wrong
  /// nothing is worked out, nothing is defined, and every error is given.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - verdict: takes each verdict as soon as it is there; returns false to stop quietly.
  /// - Returns: how it ended, and every error and warning; claims that fail are none.
  public func test(
    _ text: SourceText, verdict: (ClaimVerdict) -> Bool
  ) -> (RunStatus, [Diagnostic]) {
    control.reset()
    let result = compile(text)
    if let status = result.failure { return (status, result.diagnostics) }
    let claims = result.jobs.filter { if case .judge = $0.task { true } else { false } }
    var warnings: [Diagnostic] = []
    let (status, diagnostics) = execute(claims, result.diagnostics) { answer in
      warnings += answer.remarks.filter { $0.severity != .note }
      return answer.verdict.map(verdict) ?? true
    }
    return (status, diagnostics + warnings)
  }

  /// The remarks without notes that were given before: which owner of a field was taken is told
  /// once in a session, or it would be told with every query.
  private func news(in remarks: [Diagnostic]) -> [Diagnostic] {
    remarks.filter { remark in
      remark.code != .fieldOfSeveral || toldNotes.insert(remark.message).inserted
    }
  }

  /// Takes what a text defines, and runs nothing of it; a text that is wrong defines nothing.
  public func define(_ text: SourceText) { _ = compile(text) }

  /// Reads and resolves a text without running it.
  public func check(_ text: SourceText) -> [Diagnostic] {
    var next = compiler.makeCopyWithTexts()
    let result = next.compile(text)
    compiler.keepTexts(of: next)
    return result.diagnostics + result.jobs.flatMap(\.remarks)
  }

  /// Whether a text can run as it stands, or needs another line.
  public func isComplete(_ text: String) -> Bool {
    var next = compiler
    return !next.compile(SourceText(name: "entry", text: text)).isIncomplete
  }

  /// Which step of how many the running statement is at, from 1; nil where none runs or none has begun.
  /// May be asked from any thread.
  public var step: (number: Int, of: Int)? { control.step }

  /// Stops the running statement soon; does nothing when none runs.
  public func cancel() { control.request() }

  /// The parameters that are declared, by name.
  public var parameterNames: [String] { compiler.definitions.parameterNames }

  /// An error for each value that was given for a parameter which none of these texts declares:
  /// most often a slip, so that nothing should be run. Texts that are wrong are not judged.
  public func undeclaredParameters(in texts: [SourceText]) -> [Diagnostic] {
    var copy = compiler
    for text in texts where copy.compile(text).diagnostics.containsError { return [] }
    return copy.definitions.undeclaredValues.map { name in
      .undeclaredParameter(
        name, nearest: NearestName.candidates(for: name, among: copy.definitions.parameterNames))
    }
  }
}
