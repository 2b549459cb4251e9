import { useTranslation } from 'react-i18next'
import { useLabelName } from '#features/taxonomy/web/public/labels.ts'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { Estimate } from '#platform/contract/estimate.ts'
import type { listLabelModels, readLabelModel } from '../../contract/label-models.ts'

/** A training as the history has it. */
export type Model = CallerReply<typeof listLabelModels>['items'][number]
/** How good a model is. */
export type ModelCard = NonNullable<CallerReply<typeof readLabelModel>['card']>
/** A share of texts with its interval. */
export type Share = NonNullable<Model['accuracy']>

/** How sure a label must be where the organisation says nothing: what is likelier right than wrong. */
export const likelierRight = 0.5

/** A share as figures in per cent are told. */
export function inPercent({ value, n, low, high }: Share): Estimate {
  const known = value !== null
  return {
    value: known ? value * 100 : null,
    n,
    low: known ? low * 100 : null,
    high: known ? high * 100 : null,
    confidence: 0.95,
    method: 'share/wilson',
  }
}

/** Whole per cents: 0.912 → 91. */
export const percent = (share: number) => Math.round(share * 100)

/** A label by its path; one that is no longer in the tree is told as that. */
export function usePathName(): (path: ModelCard['labels'][number]['path']) => string {
  const { t } = useTranslation('analysis')
  const nameOf = useLabelName()
  return (path) => (path.length === 0 ? t('models.labelGone') : path.map(nameOf).join(' › '))
}

/** Who asked for a training. */
export function useAsker(): (model: Pick<Model, 'askedBy' | 'atNight'>) => string {
  const { t } = useTranslation('analysis')
  return ({ askedBy, atNight }) => (atNight ? t('models.byNight') : (askedBy ?? t('card.someone')))
}

type Path = readonly { readonly id: string }[]

/** Where voices wait that may be one of two labels. */
export const examplesBetween = (one: Path, other: Path) =>
  `/to-label?between=${one.at(-1)?.id}&between=${other.at(-1)?.id}`

/** Where the voices of a label are. */
export const voicesOf = (path: Path) => `/feedback?label=${path.at(-1)?.id}`
