/** How an indicator is measured: milliseconds, yes or no, a count, or a number on a scale of its own. */
type Measure = 'time' | 'share' | 'count' | 'score'
/** Which way is better for whoever is served. */
type Better = 'more' | 'less' | 'neither'

/** What a touchpoint tells of itself. */
interface Indicator {
  readonly group: (typeof groups)[number]
  readonly measure: Measure
  readonly better: Better
  /** Three quarters of the signals up to here are good, beyond `poor` they are not (Web Vitals, web.dev/vitals, for those of the browser). */
  readonly good?: number
  readonly poor?: number
  /** Sent by the script by itself; the others come from whoever knows them. */
  readonly byScript: boolean
}

export const groups = ['loading', 'response', 'faults', 'forms', 'use', 'service'] as const

const told = { byScript: true } as const
const given = { byScript: false } as const
const time = { measure: 'time', better: 'less' } as const
const fewer = { measure: 'count', better: 'less' } as const
const success = { measure: 'share', better: 'more' } as const
const misfortune = { measure: 'share', better: 'less' } as const

/** Every indicator that ships, in the order in which they are shown. */
export const indicators = {
  first_byte: { group: 'loading', ...time, good: 800, poor: 1800, ...told },
  first_paint: { group: 'loading', ...time, good: 1800, poor: 3000, ...told },
  largest_paint: { group: 'loading', ...time, good: 2500, poor: 4000, ...told },
  dom_ready: { group: 'loading', ...time, ...told },
  page_load: { group: 'loading', ...time, ...told },
  app_start: { group: 'loading', ...time, ...given },
  interaction: { group: 'response', ...time, good: 200, poor: 500, ...told },
  blocked: { group: 'response', ...time, good: 200, poor: 600, ...told },
  layout_shift: { group: 'response', measure: 'score', better: 'less', good: 0.1, poor: 0.25, ...told },
  request_time: { group: 'response', ...time, ...told },
  request_success: { group: 'faults', ...success, ...told },
  script_errors: { group: 'faults', ...fewer, ...told },
  failed_resources: { group: 'faults', ...fewer, ...told },
  crash_free: { group: 'faults', ...success, ...given },
  availability: { group: 'faults', ...success, ...given },
  form_sent: { group: 'forms', ...success, ...told },
  form_time: { group: 'forms', ...time, ...told },
  form_corrections: { group: 'forms', ...fewer, ...told },
  form_accepted: { group: 'forms', ...success, ...given },
  stay: { group: 'use', measure: 'time', better: 'neither', ...told },
  scroll_depth: { group: 'use', measure: 'score', better: 'neither', ...told },
  quick_leave: { group: 'use', ...misfortune, ...told },
  rage_clicks: { group: 'use', ...fewer, ...told },
  reloads: { group: 'use', ...misfortune, ...told },
  returns: { group: 'use', measure: 'share', better: 'neither', ...told },
  waiting_time: { group: 'service', ...time, ...given },
  waiting_left: { group: 'service', ...misfortune, ...given },
  first_reply: { group: 'service', ...time, ...given },
  search_found: { group: 'service', ...success, ...given },
  self_service: { group: 'service', ...success, ...given },
  sign_in: { group: 'service', ...success, ...given },
  payment: { group: 'service', ...success, ...given },
} as const satisfies Readonly<Record<string, Indicator>>

export type IndicatorKey = keyof typeof indicators
export const indicatorKeys = Object.keys(indicators) as IndicatorKey[]
/** An indicator by its key, without what is special to it. */
export const indicatorOf = (key: IndicatorKey): Indicator => indicators[key]
export const isIndicator = (key: string): key is IndicatorKey => Object.hasOwn(indicators, key)
