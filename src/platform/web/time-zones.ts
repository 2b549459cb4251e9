import i18next from 'i18next'
import type { Locale } from '#platform/contract/locale.ts'

// The zones most organisations here live in come first, under their cities' own names; the rest by their identifiers.
const near = ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Hong_Kong', 'Asia/Macau', 'Asia/Taipei', 'Asia/Singapore']

/** What a time zone is called: «中国标准时间（上海）», “China Standard Time (Shanghai)”. */
export function timeZoneName(zone: string, locale: Locale): string {
  // The generic name holds in summer and in winter alike.
  const name = nameOf(zone, locale, 'longGeneric')
  const city = i18next.t(`timeZones.cities.${zone}`, { ns: 'platform', defaultValue: placeOf(zone) })
  return name.includes(city) ? name : i18next.t('timeZones.named', { ns: 'platform', name, city })
}

/** Every time zone by its name, the near ones first and `chosen` among them; `search` finds it by name and by identifier. */
export function timeZoneChoices(
  locale: Locale,
  chosen: string | undefined,
): { value: string; label: string; search: string }[] {
  // A browser may know a zone under an older identifier than those it lists.
  const kept = chosen === undefined ? [] : [chosen]
  const zones = new Set([...near, ...kept, ...Intl.supportedValuesOf('timeZone'), 'UTC'])
  return [...zones].map((value) => {
    const label = timeZoneName(value, locale)
    const names = [label, value, placeOf(value), nameOf(value, locale, 'shortGeneric')]
    return { value, label, search: names.join(' ').toLowerCase() }
  })
}

/** `America/Argentina/Buenos_Aires` lies at Buenos Aires. */
const placeOf = (zone: string) => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')

function nameOf(timeZone: string, locale: Locale, timeZoneName: 'longGeneric' | 'shortGeneric'): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts()
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}
