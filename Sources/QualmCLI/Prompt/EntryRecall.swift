/// What Up and Down bring back: earlier entries, and what is being written as the last of them.
///
/// An entry that is changed on the way keeps its change until something is run, so nothing that was
/// written is lost by a look at the others.
struct EntryRecall {
  /// The entries, oldest first, none twice.
  private(set) var entries: [String] = []
  /// Where the user is; the number of entries for the text that is being written.
  private var place = 0
  /// What has been made of entries, and the text that is being written, by place.
  private var changed: [Int: String] = [:]

  /// Adds an entry; the same from before goes, so that each comes once, where it was last.
  mutating func remember(_ entry: String, limit: Int) {
    // Most repetitions repeat the last.
    if entries.last == entry { return }
    if let old = entries.lastIndex(of: entry) { entries.remove(at: old) }
    entries.append(entry)
    if entries.count > limit { entries.removeFirst(entries.count - limit) }
  }

  /// Takes the entries of earlier sessions, oldest first, none twice.
  mutating func begin(with earlier: [String]) { entries = earlier }

  /// A new text is being written.
  mutating func begin() {
    place = entries.count
    changed = [:]
  }

  /// The entry before the one at hand, whose text is `text` now; nil where there is none.
  mutating func earlier(than text: String) -> String? { step(-1, from: text) }

  /// The entry after the one at hand, at last what was being written; nil where there is none.
  mutating func later(than text: String) -> String? { step(1, from: text) }

  private mutating func step(_ step: Int, from text: String) -> String? {
    // A search may have brought an entry in: then its neighbours are meant.
    if place == entries.count, let found = entries.lastIndex(of: text) { place = found }
    let next = place + step
    guard (0...entries.count).contains(next) else { return nil }
    if place == entries.count || entries[place] != text { changed[place] = text }
    place = next
    return changed[next] ?? (next < entries.count ? entries[next] : "")
  }
}
