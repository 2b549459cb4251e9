import type { SelectProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { readCatalogue } from '#features/metrics/contract/catalogue.ts'
import type { OwnMetricName } from '#features/metrics/contract/metric-name.ts'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useMay } from '#platform/web/session.tsx'
import type { AlertRule } from '../../contract/rules.ts'
import {
  type BaselineKind,
  baselines,
  type FigureUnit,
  mayHaveGoals,
  type Split,
  type Watched,
  watched,
  withGoals,
} from '../../domain/codes.ts'
import { madeSplits, whyUnwatchable } from '../../domain/made-recipes.ts'
import { isCountedWhole } from '../../domain/measured.ts'
import { minimumFor } from '../../domain/ready-rules.ts'
import { recipes } from '../../domain/recipes.ts'

/** What a rule may watch: a metric that ships, or one that the organisation made. */
export type WatchedName = Watched | OwnMetricName

/** What the form has to know of a figure. */
export interface Watchable {
  readonly unit: FigureUnit
  /** Whether it was made of others. */
  readonly made: boolean
  readonly hint: string
  readonly splits: readonly Split[]
  readonly against: readonly BaselineKind[]
  readonly level: boolean
  readonly each: boolean
  /** Whether it is of nothing that came, which asks for no number of days. */
  readonly silent: boolean
  /** Whether everything was counted, so that a fixed goal asks for no significance. */
  readonly whole: boolean
  /** From how many on a new rule judges. */
  readonly minimumN: number
}

type Item = CallerReply<typeof readCatalogue>['items'][number]

const isShipped = (name: string): name is Watched => (watched as readonly string[]).includes(name)

/** Against what a metric that ships may be held. */
function againstOf(name: Watched): readonly BaselineKind[] {
  const { silent, each, level } = recipes[name]
  return baselines.filter((value) => {
    if (value === 'history') return !level
    return value === 'goals' ? withGoals.has(name) : !silent && !each
  })
}

/** What the form has to know of a metric that ships. */
function shippedOf(name: Watched): Omit<Watchable, 'hint'> {
  const { unit, splits, level = false, each = false, silent = false } = recipes[name]
  return {
    ...{ unit, splits, level, each, silent, made: false, whole: isCountedWhole(recipes[name]) },
    minimumN: minimumFor(recipes[name]),
    against: againstOf(name),
  }
}

const againstOfMade = (unit: FigureUnit) =>
  baselines.filter((value) => value !== 'goals' || mayHaveGoals(unit))

/** Everything that rules may watch, to choose from, and what the form has to know of each. `rule` keeps what it watches, though that may be gone. */
export function useWatchable(rule: AlertRule | null) {
  const { t } = useTranslation('alerts')
  const { locale } = useLocale()
  const items = useRead(readCatalogue, {}, {}, { enabled: useMay('metrics.read') }).data?.items ?? []
  const own = items.filter(({ expression }) => expression !== null)
  const optionOf = (item: Item) => {
    const why = whyUnwatchable(item)
    const name = item.name[locale]
    return {
      value: item.key as WatchedName,
      label: why === null ? name : t(`form.${why}`, { name }),
      disabled: why !== null,
    }
  }
  const gone =
    rule?.metric == null || own.some(({ key }) => key === rule.metric)
      ? []
      : [{ value: rule.metric as WatchedName, label: rule.made?.name[locale] ?? rule.metric, disabled: true }]
  const made = [...own.map(optionOf), ...gone]
  const ships = watched.map((value) => ({
    value: value as WatchedName,
    label: t(`watched.${value}`),
    disabled: false,
  }))
  const options: SelectProps<WatchedName>['options'] =
    made.length === 0
      ? ships
      : [
          { label: t('form.ships'), options: ships },
          { label: t('watched.made'), options: made },
        ]
  return {
    options,
    of(name: WatchedName): Watchable {
      if (isShipped(name)) return { ...shippedOf(name), hint: t(`watchedHints.${name}`) }
      const item = own.find(({ key }) => key === name)
      const unit = item?.unit ?? rule?.made?.unit ?? 'count'
      return {
        ...{
          unit,
          level: false,
          each: false,
          silent: false,
          whole: false,
          made: true,
          against: againstOfMade(unit),
        },
        minimumN: minimumFor({}),
        splits: item === undefined ? [rule?.split ?? 'none'] : madeSplits(item.parts),
        hint:
          item === undefined
            ? ''
            : t(`form.madeHint_${item.direction === 'more' ? 'more' : 'less'}`, {
                formula: item.formula[locale],
              }),
      }
    },
  }
}
