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

  @Test(
    "every day of four hundred years has a place, and the place is the day's",
    arguments: [0, 1600, 1900])
  func days(from year: Int) throws {
    var day = try #require(
      PartialDate("\(String(repeating: "0", count: 4 - String(year).count))\(year)-01-01"))
    for _ in 0..<146_097 {
      let place = try #require(day.step(of: .day))
      let same = PartialDate(step: place, of: .day)
      guard same == day else {
        Issue.record("\(day) comes back as \(same)")
        return
      }
      day = PartialDate(step: place + 1, of: .day)
      guard PartialDate(day.description) == day, day.firstDay == place + 1 else {
        Issue.record("\(day) is no day")
        return
      }
    }
  }

  @Test("months and years have places; coarser dates have none")
  func steps() throws {
    let month = try #require(PartialDate("2011-12"))
    let year = try #require(PartialDate("2011"))
    let day = try #require(PartialDate("2011-12-31"))
    let place = try #require(month.step(of: .month))
    #expect(PartialDate(step: place, of: .month) == month)
    #expect(PartialDate(step: place + 1, of: .month) == PartialDate("2012-01"))
    #expect(day.step(of: .month) == place)
    #expect([year, month, day].map { $0.step(of: .year) } == [2011, 2011, 2011])
    #expect([year, month].map { $0.step(of: .day) } == [nil, nil])
    #expect(year.step(of: .month) == nil)
  }
}
