import { dayClock } from '#features/organisation/server/public/day-clock.ts'
import type { Locale } from '#platform/contract/locale.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type FigureUnit, isHeldToGoal, isOfADay, type Split, type WatchedKind } from '../../domain/codes.ts'
import { partIn, whatIn, alertWords as words } from '../alert-words.ts'
import type { AlertsTables, JudgedSegment } from '../alerts.tables.ts'
import { withRecipe } from '../rule-recipes.ts'

const hourMs = 3_600_000

const put = (sentence: string, facts: Readonly<Record<string, string>>) =>
  sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => facts[name] ?? '')

/** Where it is: the worst part by its name, and how many there are. */
function whereOf(split: Split, parts: number, { name, locale }: { name: string; locale: Locale }) {
  if (split === 'none') return ''
  const { short } = words[locale]
  return put(parts === 1 ? short.where : short.whereMany, { name, count: String(parts) })
}

function figuresOf(
  unit: FigureUnit,
  { value, expected, deviation, absolute, n }: JudgedSegment,
  { locale, heldToGoal }: { locale: Locale; heldToGoal: boolean },
) {
  const number = (amount: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: Math.abs(amount) < 1000 ? 1 : 0 }).format(amount)
  const figure = (amount: number) => {
    if (unit === 'milliseconds') return put(words[locale].short.hours, { hours: number(amount / hourMs) })
    return unit === 'share' ? `${number(amount * 100)}%` : number(amount)
  }
  const { happened } = words[locale]
  const side = value > expected ? 'above' : 'below'
  const way = heldToGoal ? (`${side}Goal` as const) : side
  const ofNone = absolute && unit === 'count'
  const sentence = ofNone
    ? happened[`${way}Count` as const]
    : happened[absolute ? (`${way}Points` as const) : way]
  return {
    value: figure(value),
    expected: figure(expected),
    off: put(sentence, { off: number(Math.abs(ofNone ? value - expected : deviation * 100)) }),
    n: number(n),
  }
}

const sentences: Partial<Record<WatchedKind, 'silence' | 'groupEvents'>> = {
  silence: 'silence',
  group_events: 'groupEvents',
}

/** A moment as the clock of the organisation tells it. */
async function momentHere(read: ReadHandle, at: string, locale: Locale): Promise<string> {
  const { timeZone } = await dayClock(read)
  const shown = {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const
  return new Intl.DateTimeFormat(locale, { timeZone, ...shown }).format(new Date(at))
}

/** What an alert is about, in one sentence for whoever does not see its page yet; empty where it is no more. */
export async function alertInShort(read: ReadHandle, alertId: string, locale: Locale): Promise<string> {
  const row = await read
    .tables<AlertsTables>()
    .selectFrom('alerts')
    .innerJoin('alert_rule_versions as rule', (join) =>
      join.onRef('rule.rule_id', '=', 'alerts.rule_id').onRef('rule.version', '=', 'alerts.rule_version'),
    )
    .select(['alerts.segments', 'alerts.colour', 'rule.watched', 'rule.split'])
    .select(['rule.metric', 'rule.formula_version', 'rule.goal', 'rule.goals_set'])
    .where('alerts.id', '=', alertId)
    .executeTakeFirst()
  const parts = row?.segments.filter(({ within }) => within === undefined) ?? []
  const below =
    row?.segments.filter(({ within, colour }) => within !== undefined && colour === row.colour) ?? []
  const [worst] = parts
  if (row === undefined || worst === undefined) return ''
  const name = await partIn(read, { split: row.split, key: worst.key }, locale)
  const { recipe } = await withRecipe(read, row)
  const { short, colours } = words[locale]
  const { heardAt } = worst
  const heldToGoal = isHeldToGoal(row)
  const plain = heldToGoal ? (worst.low === worst.high ? 'fact' : 'goal') : 'off'
  const sentence = heardAt === undefined ? (sentences[row.watched] ?? plain) : 'silentSince'
  const ofADay = isOfADay(worst, { watched: row.watched, unit: recipe.unit })
  const said = put(short[sentence], {
    at: heardAt === undefined ? '' : await momentHere(read, heardAt, locale),
    where: whereOf(row.split, parts.length, { name, locale }),
    what: await whatIn(read, row, locale),
    colour: colours[worst.colour],
    aDay: ofADay ? words[locale].happened.aDay : '',
    ...figuresOf(recipe.unit, worst, { locale, heldToGoal }),
  })
  if (below.length === 0 || parts.some(({ colour }) => colour === row.colour)) return said
  return said + put(short.worseBelow, { count: String(below.length), colour: colours[row.colour] })
}
