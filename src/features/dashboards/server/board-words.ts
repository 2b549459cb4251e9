import { metricsInCuts } from '#features/metrics/server/public/cut.ts'
import { wordOfCode } from '#features/metrics/server/public/words.ts'
import { filled } from '#features/notifications/server/public/filled.ts'
import type { Locale } from '#platform/contract/locale.ts'
import type { Widget } from '../domain/board.ts'
import type { Difference } from '../domain/differences.ts'
import { type Narrowing, narrowedTitle, narrowingsOf } from '../domain/narrowing.ts'
import { daysOfStretch } from '../domain/periods.ts'
import type { Headline, ShownRow, ShownSeries } from '../domain/shown-shape.ts'
import { lengthIn, spanIn } from '../domain/spans.ts'
import { fiscalNameOf, questionOf, unnamedOf } from '../domain/telling.ts'
import en from '../locales/en.json' with { type: 'json' }
import zh from '../locales/zh-CN.json' with { type: 'json' }
import type { FilterNames } from './filter-names.query.ts'

const words = { 'zh-CN': zh, en }

/** What a fiscal quarter or year is called: the months it lasts; one made of weeks by its number. Any other key is called as it is. */
function stretchWords(key: string, own: typeof zh): string {
  const fiscal = fiscalNameOf(key)
  if (fiscal !== null) return filled(own.time[fiscal.word], fiscal.facts)
  const days = key.includes('/') ? daysOfStretch(key) : null
  if (days === null) return spanWords(key, own)
  return filled(own.time.fiscal, { from: days.from.slice(0, 7), to: days.to.slice(0, 7) })
}

/** What a span of time is called; any other key is called as it is. */
function spanWords(key: string, own: typeof zh): string {
  const span = spanIn(key)
  if (span === null) return key
  const told = (milliseconds: number): string => {
    const { count, unit } = lengthIn(milliseconds)
    return `${count}${own.units[unit]}`
  }
  if (span.to === null) return filled(own.span.over, { from: told(span.from) })
  return span.from === 0
    ? filled(own.span.under, { to: told(span.to) })
    : `${told(span.from)} – ${told(span.to)}`
}

type MetricNames = ReadonlyMap<string, Readonly<Record<Locale, string>>>

/** Everything a widget says in files and mails, as its screen says it. */
export function boardWords(locale: Locale, metrics: MetricNames = metricsInCuts) {
  const own = words[locale]
  const metric = (key: string): string => metrics.get(key)?.[locale] ?? key
  return {
    own,
    metric,
    title: (widget: Widget, named: FilterNames): string => {
      const question = filled(own.question[questionOf(widget) as keyof typeof own.question], {
        metric: metric(widget.metrics[0] ?? ''),
        last: metric(widget.metrics.at(-1) ?? ''),
        by: own.by[widget.by],
      })
      const nameOf = ({ by, value }: Narrowing) => {
        if (by === 'kind' || by === 'channel') return wordOfCode(locale, by, value)
        if (by === 'labelId' || by === 'product') return named.get(value)?.[locale]
        return by === 'group' && value === 'vip' ? 'VIP' : value
      }
      return widget.title ?? narrowedTitle(question, narrowingsOf(widget.filters).map(nameOf))
    },
    row: ({ picture, by }: Widget, { key, name, itself }: ShownRow): string => {
      if (picture === 'funnel') return metric(key ?? '')
      if (name !== null) return itself ? filled(own.itself, { name: name[locale] }) : name[locale]
      if (key === null) return own[unnamedOf(by)]
      if (by === 'kind' || by === 'channel') return wordOfCode(locale, by, key)
      if (by === 'weekday')
        return filled(own.onWeekday, { day: own.weekday[key as keyof typeof own.weekday] })
      return stretchWords(key, own)
    },
    series: ({ role, metric: key }: ShownSeries, { comparison, metrics: asked }: Widget): string => {
      if (role === 'now') return comparison === null || asked.length > 1 ? metric(key) : own.series.now
      const name = role === 'before' ? `before_${comparison}` : role
      return own.series[name as keyof typeof own.series] ?? role
    },
    said: (difference: Difference | null, { comparison }: Widget): string => {
      if (difference === null) return ''
      const against = comparison === 'previous' || comparison === 'last_year' ? 'period' : 'whole'
      return own.said[against][difference.said]
    },
    /** What is said about the whole: whether it changed, or is held to a goal or a value of the industry. */
    headline(headline: Headline | null): string {
      if (headline === null || headline.kind === 'siblings') return ''
      if ('said' in headline) return own.said.period[headline.said]
      return own.held[headline.kind][headline.status]
    },
  }
}

export type BoardWords = ReturnType<typeof boardWords>
