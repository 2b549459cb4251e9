import { useTranslation } from 'react-i18next'
import { formatDay, formatDuration, formatMoment, formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import type { AlertItem } from '../contract/reading.ts'
import { isOfADay, type Split, type WatchedKind } from '../domain/codes.ts'

type Segment = AlertItem['segments'][number]
type Unit = AlertItem['unit']
type Made = NonNullable<AlertItem['made']>
interface Part {
  readonly key: string | null
  readonly name: { readonly 'zh-CN': string; readonly en: string } | null
}

/** By what a value is multiplied to be shown, and what stands behind it. */
export const shownIn = (unit: Unit): { factor: number; suffix: string } =>
  unit === 'share'
    ? { factor: 100, suffix: '%' }
    : unit === 'milliseconds'
      ? { factor: 1 / 3_600_000, suffix: ' h' }
      : { factor: 1, suffix: '' }

/** How figures of an alert are told. */
export function useFigure(): (value: number, unit: Unit) => string {
  const { locale } = useLocale()
  return (value, unit) => {
    if (unit === 'milliseconds') return formatDuration(value)
    const { factor, suffix } = shownIn(unit)
    return `${formatNumber(value * factor, locale, Math.abs(value * factor) < 1000 ? 1 : 0)}${suffix}`
  }
}

/** What a part is called: a unit or label by its name, a code by its words; `none` for what is not known. */
export function usePartName(): (part: Part, by: Split) => string {
  const { t } = useTranslation('alerts')
  const { locale } = useLocale()
  return ({ key, name }, by) => {
    if (name !== null) return name[locale]
    if (by === 'none') return t('parts.whole')
    if (key === null) return t(`parts.no_${by}`)
    return by === 'channel' || by === 'kind'
      ? t(`metrics:${by}.${key}`, { defaultValue: key })
      : t('parts.gone')
  }
}

/** What is watched: by its words, or by the name that the organisation gave what it made. */
export function useWhat(): (of: { watched: WatchedKind; made: Pick<Made, 'name'> | null }) => string {
  const { t } = useTranslation('alerts')
  const { locale } = useLocale()
  return ({ watched, made }) => made?.name[locale] ?? t(`watched.${watched}`)
}

/** What an alert is about, in one line. */
export function useAlertTitle(): (
  alert: Pick<AlertItem, 'watched' | 'made' | 'split' | 'segments'>,
) => string {
  const { t } = useTranslation('alerts')
  const partName = usePartName()
  const whatOf = useWhat()
  return ({ split, segments, ...of }) => {
    const [first] = segments
    const what = whatOf(of)
    if (first === undefined || split === 'none') return what
    const where = partName(first, split)
    return segments.length === 1
      ? t('title.one', { what, where })
      : t('title.more', { what, where, count: segments.length })
  }
}

/** How many parts below are in the alert's colour, where none of those that it is about is; null where one is. */
export function useWorseBelow(): (
  alert: Pick<AlertItem, 'colour' | 'split' | 'segments' | 'swallowed'>,
) => string | null {
  const { t } = useTranslation('alerts')
  return ({ colour, split, segments, swallowed }) => {
    const count = swallowed.filter((one) => one.colour === colour).length
    if (count === 0 || segments.some((one) => one.colour === colour)) return null
    return t('alert.worseBelow', {
      count,
      context: split === 'unit' ? 'unit' : 'part',
      colour: t(`colours.${colour}`),
    })
  }
}

const sentences: Partial<Record<WatchedKind, string>> = { silence: 'silence', group_events: 'groupEvents' }

/** What happened, in one sentence: the value, what was to be expected, and by how much it is off. */
export function useHappening(): (
  segment: Segment,
  of: Pick<AlertItem, 'watched' | 'unit' | 'heldToGoal'>,
) => string {
  const { t } = useTranslation('alerts')
  const { locale } = useLocale()
  const figure = useFigure()
  return (segment, { watched, unit, heldToGoal }) => {
    const { value, expected, low, high, deviation, absolute, from, to, n, heardAt } = segment
    const days =
      from === to
        ? formatDay(from, locale)
        : `${formatDay(from, locale)}${t('happened.to')}${formatDay(to, locale)}`
    // Of nothing that was to be expected there is no share.
    const ofNone = absolute && unit === 'count'
    const distance = Math.abs(ofNone ? value - expected : deviation * 100)
    const off = formatNumber(distance, locale, distance < 100 ? 1 : 0)
    // What was counted whole is held against a goal that knows no chance.
    const isFact = low === high
    const measure = `${heldToGoal || isFact ? 'Goal' : ''}${ofNone ? 'Count' : absolute ? 'Points' : ''}`
    const plain = sentences[watched] ?? (isFact ? 'fact' : heldToGoal ? 'goal' : 'off')
    const sentence = heardAt === undefined ? plain : 'silentSince'
    return t(`happened.${sentence}`, {
      days,
      at: heardAt === undefined ? '' : formatMoment(heardAt, locale),
      count: value,
      value: figure(value, unit),
      expected: figure(expected, unit),
      low: figure(low, unit),
      high: figure(high, unit),
      n: formatNumber(n, locale),
      a_day: isOfADay(segment, { watched, unit }) ? t('happened.aDay') : '',
      off: t(`happened.${value > expected ? 'above' : 'below'}${measure}`, { off }),
    })
  }
}
