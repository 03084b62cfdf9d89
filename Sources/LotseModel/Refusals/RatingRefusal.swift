/// Why a light is not taken.
public enum RatingRefusal: Hashable, Sendable {
  case closed(Number, Status)
  case lacks(Number, TrafficLight, [Rating.Piece], proposed: TrafficLight?)
}
