/// Why a result of the Smart City Index is not taken, or not found.
public enum IndexRefusal: Hashable, Sendable {
  case notAYear(String, upTo: Int)
  case notPoints(String)
  case notARank(Int, of: Int?)
  case empty
  case exists(Int, area: String?)
  case unknown(Int, area: String?)
}
