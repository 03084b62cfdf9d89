/// Why a frozen report is not found.
public enum ReportRefusal: Hashable, Sendable {
  case unknown(ReportNumber)
  case notANumber(String)
}
