import QualmBase
import Testing

@Suite("Dates are intervals")
struct PartialDateTests {
  @Test(
    "a year, a month and a day are read and written alike",
    arguments: [
      "2011", "2011-01", "2011-01-17", "0000-02-29",
    ])
  func roundTrip(text: String) {
    #expect(PartialDate(text)?.description == text)
  }

  @Test(
    "what is no date is refused",
    arguments: [
      "", "11", "2011-13", "2011-02-29", "2011-1", "2011-01-", "20111", "2011-01-17-01", "२०११",
    ])
  func refused(text: String) {
    #expect(PartialDate(text) == nil)
  }

  @Test("the interval runs from the first day to the last")
  func interval() throws {
    let year = try #require(PartialDate("2012"))
    #expect(year.lastDay - year.firstDay == 365)
    let february = try #require(PartialDate("2011-02"))
    #expect(february.lastDay - february.firstDay == 27)
    let next = try #require(PartialDate("2011-03-01"))
    #expect(next.firstDay == february.lastDay + 1)
  }
}
