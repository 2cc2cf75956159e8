import Glibc
import QualmSyntax

/// Whether an input with `~~` shall trap: `.ci/fuzz-smoke --self-test` proves by it that a trap
/// is found and its input kept.
private let hasPlantedTrap = getenv("QUALM_FUZZ_PLANT") != nil

/// Reads, prints and formats one text; traps where anything that must hold does not.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  if hasPlantedTrap, holdsPlant(bytes) { stop("the planted trap") }
  if let fault = SelfCheck.fault(in: bytes) { stop(fault) }
  return 0
}

/// Whether `~~` stands somewhere: no query holds it, and the fuzzer has to come upon it step by step.
private func holdsPlant(_ bytes: [UInt8]) -> Bool {
  guard let first = bytes.firstIndex(of: UInt8(ascii: "~")) else { return false }
  return bytes[first...].dropFirst().first == UInt8(ascii: "~")
}

/// Says what does not hold and ends the run as a trap does, so that the fuzzer keeps the input.
private func stop(_ fault: String) -> Never {
  let message = Array("fault: \(fault)\n".utf8)
  _ = message.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
  abort()
}
