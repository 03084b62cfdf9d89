internal import NIOCore
internal import NIOHTTPTypes

/// Closes a connection that takes too long over its headers, over a body or over taking an answer. Every byte counts
/// towards the same limit, so that one byte now and then does not keep it open.
final class Deadlines: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let limits: Limits
  private var pending: Scheduled<Void>?

  init(_ limits: Limits) { self.limits = limits }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { wait(limits.secondsForHeaders, context) }
  }

  func handlerRemoved(context: ChannelHandlerContext) { pending?.cancel() }

  func channelActive(context: ChannelHandlerContext) {
    wait(limits.secondsForHeaders, context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    pending?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head: wait(limits.secondsForBody, context)
    case .body: break
    // The answer is now ours to give.
    case .end: pending?.cancel()
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head: wait(limits.secondsForAnswer, context)
    case .body: break
    case .end: wait(limits.secondsForHeaders, context)
    }
    context.write(data, promise: promise)
  }

  private func wait(_ seconds: Int, _ context: ChannelHandlerContext) {
    pending?.cancel()
    let channel = context.channel
    pending = context.eventLoop.scheduleTask(in: .seconds(Int64(seconds))) { channel.close(promise: nil) }
  }
}
