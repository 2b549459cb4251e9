import { createHistory, type LiveHistory } from './live-history.ts'
import { type LiveNotice, type LiveState, type LiveWish, openStream } from './live-stream.ts'

// One stream for all tabs: over HTTP/1.1 a browser allows only six connections to a host.
const ports = new Set<MessagePort>()
let close: (() => void) | null = null
let history: LiveHistory
let state: LiveState = 'connecting'

function tell(notice: LiveNotice): void {
  if ('state' in notice) state = notice.state
  else history.keep(notice.message)
  for (const port of ports) port.postMessage(notice)
}

function hear(port: MessagePort, wish: LiveWish): void {
  if (wish !== 'close') {
    ports.add(port)
    if (close === null) {
      history = createHistory(wish.open)
      close = openStream(wish.open, tell)
    } else {
      for (const message of history.since(wish.open)) port.postMessage({ message } satisfies LiveNotice)
    }
    port.postMessage({ state } satisfies LiveNotice)
    return
  }
  ports.delete(port)
  if (ports.size > 0) return
  close?.()
  close = null
}

addEventListener('connect', (event) => {
  const port = (event as MessageEvent).ports[0]
  if (port === undefined) return
  port.onmessage = (message: MessageEvent<LiveWish>) => hear(port, message.data)
})
