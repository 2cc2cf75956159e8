package import QualmBase

/// What reading a text gives: a tree of all that could be read, and every error.
package struct ParsedScript: Sendable {
  package var script: Script
  /// Where each statement lies, with all after it that could not be read.
  package var extents: [SourceSpan]
  package var diagnostics: [Diagnostic]
  /// Whether the text merely stops too early (an open bracket, a trailing operator or comma), so
  /// that a prompt should ask for another line. A string ends on its line, so an open one is an
  /// error that no other line mends.
  package var isIncomplete: Bool

  package init(
    script: Script, extents: [SourceSpan], diagnostics: [Diagnostic], isIncomplete: Bool
  ) {
    self.script = script
    self.extents = extents
    self.diagnostics = diagnostics
    self.isIncomplete = isIncomplete
  }
}
