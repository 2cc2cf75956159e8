#if DEBUG
  import QualmEngine
  import Testing

  @Suite("Planted faults")
  struct PlantedFaultTests {
    @Test("each is caught by a few thousand questions", arguments: PlantedFault.allCases)
    func caught(fault: PlantedFault) throws {
      #expect(PlantedFault.allCases.count >= 10)
      var asked = 0
      for seed in 0..<200 as Range<UInt64> {
        // The corpus is opened without the fault, which may not stay in what is kept of it.
        var trial = try Trial(seed: seed)
        var poll = Poll()
        PlantedFault.$present.withValue(fault) { poll.ask(&trial, 50, "corpus \(seed)") }
        asked += poll.asked
        if !poll.faults.isEmpty {
          print("\(fault): caught after \(asked) queries")
          return
        }
      }
      Issue.record("\(fault) is not caught by \(asked) queries")
    }
  }
#endif
