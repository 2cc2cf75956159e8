/// Things in the order in which they first come, each once.
struct FirstComers<Thing: Hashable> {
  private(set) var things: [Thing] = []
  private var indices: [Thing: Int] = [:]

  /// The number of a thing, a new one where it has none yet.
  mutating func index(of thing: Thing) -> Int {
    if let index = indices[thing] { return index }
    indices[thing] = things.count
    things.append(thing)
    return things.count - 1
  }
}
