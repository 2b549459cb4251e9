import type { Locale } from '#platform/contract/locale.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { FigureUnit, Split } from '../../domain/codes.ts'
import en from '../../locales/en.json' with { type: 'json' }
import zh from '../../locales/zh-CN.json' with { type: 'json' }
import type { AlertsTables, KeptSegment } from '../alerts.tables.ts'
import { namesOf } from '../names.query.ts'
import { withRecipe } from '../rule-recipes.ts'

const words = { 'zh-CN': zh, en } as const

const hourMs = 3_600_000

const put = (sentence: string, facts: Readonly<Record<string, string>>) =>
  sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => facts[name] ?? '')

/** Where it is: the worst part by its name, and how many there are. */
function whereOf(
  split: Split,
  segments: readonly KeptSegment[],
  { name, locale }: { name: string; locale: Locale },
) {
  if (split === 'none') return ''
  const { short } = words[locale]
  return put(segments.length === 1 ? short.where : short.whereMany, { name, count: String(segments.length) })
}

function figuresOf(
  unit: FigureUnit,
  { value, expected, deviation, absolute, n }: KeptSegment,
  locale: Locale,
) {
  const number = (amount: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: Math.abs(amount) < 1000 ? 1 : 0 }).format(amount)
  const figure = (amount: number) => {
    if (unit === 'milliseconds') return put(words[locale].short.hours, { hours: number(amount / hourMs) })
    return unit === 'share' ? `${number(amount * 100)}%` : number(amount)
  }
  const { happened } = words[locale]
  const way = value > expected ? 'above' : 'below'
  const sentence = happened[absolute ? (`${way}Points` as const) : way]
  return {
    value: figure(value),
    expected: figure(expected),
    off: put(sentence, { off: number(Math.abs(deviation) * 100) }),
    n: number(n),
  }
}

/** What an alert is about, in one sentence for whoever does not see its page yet; empty where it is no more. */
export async function alertInShort(read: ReadHandle, alertId: string, locale: Locale): Promise<string> {
  const row = await read
    .tables<AlertsTables>()
    .selectFrom('alerts')
    .innerJoin('alert_rules as rule', 'rule.id', 'alerts.rule_id')
    .select(['alerts.segments', 'alerts.colour', 'rule.watched', 'rule.split'])
    .select(['rule.metric', 'rule.formula_version'])
    .where('alerts.id', '=', alertId)
    .executeTakeFirst()
  const worst = row?.segments[0]
  if (row === undefined || worst === undefined) return ''
  const names = await namesOf(read, row.split, [worst.key])
  const name = names.get(worst.key)?.[locale] ?? worst.key
  const { recipe, made } = await withRecipe(read, row)
  const { short, watched, colours } = words[locale]
  return put(row.watched === 'silence' ? short.silence : short.off, {
    where: whereOf(row.split, row.segments, { name, locale }),
    what: made?.name[locale] ?? watched[row.watched],
    colour: colours[row.colour],
    ...figuresOf(recipe.unit, worst, locale),
  })
}
