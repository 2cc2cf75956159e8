import QualmBase
import Testing

@Suite("Halving finds where a condition begins to hold")
struct PartitioningIndexTests {
  @Test("for every length and every place", arguments: 0...9)
  func everyPlace(_ count: Int) {
    let numbers = Array(0..<count)
    for place in 0...count {
      #expect(numbers.partitioningIndex(where: { $0 >= place }) == place)
    }
    #expect(numbers[...].dropFirst().partitioningIndex(where: { $0 >= 1 }) == min(1, count))
  }
}
