public import LotseBasics

/// Why a sitting is not taken, or not found.
public enum MeetingRefusal: Hashable, Sendable {
  case exists(String, Day)
  case unknown(String, Day, known: [Day])
}
