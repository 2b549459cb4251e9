/**
 * What a page tells of itself, for the digital touchpoints: how fast it came, how it answered, what went wrong. It knows nobody: no cookie, no
 * number of a visitor, no address of a page leaves it, and it is silent where a browser asks not to be watched.
 */
type Signal = (indicator: string, value: number | boolean) => void
/** Says what is known only when the page is left. */
type AtTheEnd = () => void

interface Shift extends PerformanceEntry {
  readonly value: number
  readonly hadRecentInput: boolean
}

const mostAtOnce = 200
const mostOfAPage = 2000
const sendEveryMs = 10_000
const quickMs = 10_000

function watch<Entry extends PerformanceEntry>(
  type: string,
  heed: (entry: Entry) => void,
  options: object = {},
): void {
  try {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) heed(entry as Entry)
    }).observe({ type, buffered: true, ...options })
  } catch {
    // This browser does not tell.
  }
}

function watchLoading(signal: Signal): AtTheEnd {
  let largest = 0
  watch('largest-contentful-paint', ({ startTime }) => {
    largest = startTime
  })
  const loaded = () => {
    const [way] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    if (way === undefined) return
    signal('first_byte', way.responseStart)
    signal('dom_ready', way.domContentLoadedEventEnd)
    if (way.loadEventEnd > 0) signal('page_load', way.loadEventEnd)
    signal('reloads', way.type === 'reload')
    signal('returns', way.type === 'back_forward')
    const [paint] = performance.getEntriesByName('first-contentful-paint')
    if (paint !== undefined) signal('first_paint', paint.startTime)
  }
  if (document.readyState === 'complete') setTimeout(loaded)
  else addEventListener('load', () => setTimeout(loaded))
  return () => {
    if (largest > 0) signal('largest_paint', largest)
  }
}

function watchResponse(signal: Signal, own: string): AtTheEnd {
  let slowest = 0
  let blocked = 0
  let worstShift = 0
  let shift = { sum: 0, began: 0, last: 0 }
  const heedPress = ({ duration, interactionId }: PerformanceEventTiming) => {
    if (interactionId) slowest = Math.max(slowest, duration)
  }
  watch('event', heedPress, { durationThreshold: 40 })
  watch('longtask', ({ duration }) => {
    blocked += duration - 50
  })
  // Shifts belong together within a second of each other and five in all (web.dev/cls).
  watch<Shift>('layout-shift', ({ value, hadRecentInput, startTime }) => {
    if (hadRecentInput) return
    const goesOn = startTime - shift.last < 1000 && startTime - shift.began < 5000
    shift = goesOn
      ? { ...shift, sum: shift.sum + value, last: startTime }
      : { sum: value, began: startTime, last: startTime }
    worstShift = Math.max(worstShift, shift.sum)
  })
  watch<PerformanceResourceTiming>('resource', ({ initiatorType, name, duration, responseStatus }) => {
    if (!/^(fetch|xmlhttprequest)$/.test(initiatorType) || name.startsWith(own)) return
    signal('request_time', duration)
    if (responseStatus > 0) signal('request_success', responseStatus < 400)
  })
  return () => {
    if (slowest > 0) signal('interaction', slowest)
    signal('blocked', blocked)
    signal('layout_shift', worstShift)
  }
}

function watchFaults(signal: Signal): AtTheEnd {
  let [errors, resources] = [0, 0]
  const heed = ({ target }: Event) => {
    if (target instanceof Element) resources++
    else errors++
  }
  addEventListener('error', heed, true)
  addEventListener('unhandledrejection', () => {
    errors++
  })
  return () => {
    signal('script_errors', errors)
    signal('failed_resources', resources)
  }
}

function watchForms(signal: Signal): void {
  const begun = new Map<Element, { readonly at: number; corrections: number }>()
  const formOf = ({ target }: Event) => (target instanceof Element ? target.closest('form') : null)
  addEventListener('focusin', (event) => {
    const form = formOf(event)
    if (form !== null && !begun.has(form)) begun.set(form, { at: performance.now(), corrections: 0 })
  })
  const heedFault = (event: Event) => {
    const state = begun.get(formOf(event) as Element)
    if (state !== undefined) state.corrections++
  }
  addEventListener('invalid', heedFault, true)
  addEventListener('submit', (event) => {
    const form = formOf(event) as Element
    const state = begun.get(form)
    if (state === undefined) return
    begun.delete(form)
    signal('form_sent', true)
    signal('form_time', performance.now() - state.at)
    signal('form_corrections', state.corrections)
  })
  // Not when the page is out of sight: whoever fetches a code from another app comes back and sends the form.
  addEventListener('pagehide', () => {
    for (const _left of begun) signal('form_sent', false)
    begun.clear()
  })
}

function watchUse(signal: Signal): AtTheEnd {
  let [rage, depth] = [0, 0]
  let acted = false
  let clicks: { x: number; y: number; at: number }[] = []
  addEventListener('click', ({ clientX: x, clientY: y, timeStamp: at }) => {
    acted = true
    clicks = clicks.filter((one) => at - one.at < 1000 && Math.hypot(one.x - x, one.y - y) < 30)
    clicks.push({ x, y, at })
    if (clicks.length === 3) rage++
  })
  addEventListener('keydown', () => {
    acted = true
  })
  const measureDepth = () => {
    const { scrollHeight } = document.documentElement
    if (scrollHeight > 0) depth = Math.max(depth, Math.min(1, (scrollY + innerHeight) / scrollHeight))
  }
  addEventListener('load', measureDepth)
  addEventListener('scroll', measureDepth, { passive: true })
  return () => {
    const stay = performance.now()
    measureDepth()
    signal('rage_clicks', rage)
    signal('scroll_depth', depth)
    signal('stay', stay)
    signal('quick_leave', !acted && stay < quickMs)
  }
}

/** Gathers signals and sends them now and then, and when the page is left. */
function sender(address: string, touchpoint: string | undefined): { signal: Signal; send: () => void } {
  let left = mostOfAPage
  let waiting: { indicator: string; value: number | boolean }[] = []
  const send = () => {
    if (waiting.length === 0) return
    navigator.sendBeacon(address, JSON.stringify({ touchpoint, signals: waiting }))
    waiting = []
  }
  const signal: Signal = (indicator, value) => {
    if (left-- <= 0) return
    waiting.push({ indicator, value: typeof value === 'number' ? Math.round(value * 1000) / 1000 : value })
    if (waiting.length >= mostAtOnce) send()
  }
  setInterval(send, sendEveryMs)
  return { signal, send }
}

function begin(script: HTMLScriptElement, site: string): void {
  const address = new URL(`/api/touchpoint-beacons/${site}`, script.src).href
  const { signal, send } = sender(address, script.dataset.touchpoint)
  let ends = [watchLoading(signal), watchResponse(signal, address), watchFaults(signal), watchUse(signal)]
  watchForms(signal)
  // The only moment that browsers of telephones tell for sure is when a page is no longer seen; what comes after it is a second visit.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') return
    for (const end of ends) end()
    ends = []
    send()
  })
  addEventListener('pagehide', send)
  Object.assign(globalThis, { huixiang: { signal } })
}

const script = document.currentScript as HTMLScriptElement | null
const { doNotTrack, globalPrivacyControl } = navigator as Navigator & { globalPrivacyControl?: boolean }
if (script?.dataset.site && doNotTrack !== '1' && globalPrivacyControl !== true)
  begin(script, script.dataset.site)
