import { channels, kinds } from '#features/intake/domain/voice.ts'
import {
  type Grain,
  hours,
  stretchesOf,
  stretchOf,
  weekdayOf,
  weekdays,
  type Years,
} from '../../domain/axes.ts'
import { type CutBy, customerFields, dimensionOf } from '../../domain/cuts.ts'
import type { HeldTo } from '../goals.query.ts'
import type { CampaignsOfCut } from './campaigns.ts'
import type { CustomerChoices } from './customer-choices.query.ts'
import type { LabelsInQuestion } from './labels.query.ts'
import type { Names, RowNames } from './names.query.ts'
import type { UnitsInQuestion } from './units.query.ts'

/** A row before anything is counted in it. */
export interface Row {
  readonly key: string | null
  readonly name: { 'zh-CN': string; en: string } | null
  /** Left out where nothing was counted. */
  readonly quiet: boolean
  /** Where and when its goal is looked for; null where it has none. */
  readonly held: HeldTo | null
}

/** The rows of a cut, and in which of them a value of its dimension counts. */
export interface Axis {
  readonly rows: readonly Row[]
  /** What a value is called that has no row among them. */
  nameOf(value: string | null): Row['name']
  rowOf(value: string | null): string | null
}

interface Asked {
  readonly by: CutBy
  readonly from: string
  readonly to: string
  readonly units: UnitsInQuestion
  readonly labels: LabelsInQuestion
  readonly names: RowNames
  readonly campaigns: CampaignsOfCut
  readonly choices: CustomerChoices
  readonly calendar: (grain: Grain, from: string, to: string) => (unitId: string | null) => Axis
}

const unknown: Row = { key: null, name: null, quiet: true, held: null }
const nameless = () => null
const called = (name: string): Row['name'] => ({ 'zh-CN': name, en: name })
const codes = (list: readonly string[]): Axis => ({
  rows: [...list.map((key) => ({ ...unknown, key, quiet: false })), unknown],
  rowOf: (value) => value,
  nameOf: nameless,
})

function ofUnits({ units, from, to }: Asked): Axis {
  const rows = units.rows.map(({ id, name, quiet }) => ({
    key: id,
    name: called(name),
    quiet,
    held: { unitId: id, from, to },
  }))
  return { rows: [...rows, unknown], rowOf: (value) => value, nameOf: nameless }
}

function ofLabels({ labels }: Asked): Axis {
  const rows = labels.rows.map(({ id, name, quiet }) => ({ key: id, name, quiet, held: null }))
  return {
    rows: [...rows, unknown],
    rowOf: (value) => (value === null ? null : labels.rowOf(value)),
    nameOf: nameless,
  }
}

/** Words of the organisation's own: those in use in their order, and those that were. The words of a group are what it is called. */
function ofWords(words: readonly string[]): Axis {
  return {
    rows: words.map((key) => ({ key, name: called(key), quiet: false, held: null })),
    rowOf: (value) => value,
    nameOf: (value) => (value === null ? null : called(value === 'vip' ? 'VIP' : value)),
  }
}

/** People, touchpoints or products, by name; only those of whom something was counted. */
function ofNames(names: Names): Axis {
  const rows = [...names]
    .toSorted(([, one], [, other]) => one.localeCompare(other, 'zh-CN'))
    .map(([key, name]) => ({ key, name: called(name), quiet: true, held: null }))
  return { rows: [...rows, unknown], rowOf: (value) => value, nameOf: nameless }
}

/** Campaigns, and the days that are of none for all of it; a day that two of these share is of the one that began later. */
function ofCampaigns({ campaigns: { sharing, apart } }: Asked): Axis {
  const all = [...sharing, ...apart.map(({ campaign }) => campaign)]
  const inOrder = all.toSorted((a, b) => a.from.localeCompare(b.from) || a.id.localeCompare(b.id))
  const rows = inOrder.map(({ id: key, name }) => ({
    ...{ key, name: called(name) },
    ...{ quiet: false, held: null },
  }))
  return {
    rows: [...rows, { ...unknown, quiet: false }],
    rowOf: (day) => sharing.find((one) => day !== null && one.from <= day && day <= one.to)?.id ?? null,
    nameOf: nameless,
  }
}

/** The days of a week in their order, each with all of its kind in the period. */
const ofWeekdays: Axis = { ...codes(weekdays), rowOf: (day) => (day === null ? null : weekdayOf(day)) }

/** The rows that a cut has, complete and in order. */
export function axisOf(asked: Asked): Axis {
  const { by, from, to, units } = asked
  if (by === 'none') return { rows: [], rowOf: () => null, nameOf: nameless }
  if (by === 'unit') return ofUnits(asked)
  if (by === 'label') return ofLabels(asked)
  if (by === 'agent' || by === 'touchpoint' || by === 'product') return ofNames(asked.names[by])
  const field = customerFields.find((one) => one === by)
  if (by === 'group' || field !== undefined) return ofWords(asked.choices.get(by) ?? [])
  if (by === 'campaign') return ofCampaigns(asked)
  if (by === 'weekday') return ofWeekdays
  if (by === 'hour') return codes(hours)
  if (dimensionOf(by) !== 'day') return codes(by === 'kind' ? kinds : channels)
  return asked.calendar(by as Grain, from, to)(units.base)
}

/** The rows of a stretch of the calendar, for the goals of a unit. */
export function calendarOf(
  grain: Grain,
  period: { from: string; to: string },
  years: Years,
): (unitId: string | null) => Axis {
  const stretches = stretchesOf(grain, period, years)
  const keyOf = new Map<string, string>()
  return (unitId) => ({
    rows: stretches.map(({ key, firstDay, lastDay }) => ({
      key,
      name: null,
      quiet: false,
      held: { unitId, from: firstDay, to: lastDay },
    })),
    rowOf(value) {
      const day = value as string
      const key = keyOf.get(day) ?? stretchOf(grain, day, years)
      keyOf.set(day, key)
      return key
    },
    nameOf: nameless,
  })
}
