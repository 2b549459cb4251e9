import { nps } from '@huixiang/cx-stats/nps.ts'
import { proportion } from '@huixiang/cx-stats/proportion.ts'
import {
  sampleSizeForMean,
  sampleSizeForNps,
  sampleSizeForProportion,
} from '@huixiang/cx-stats/sample-size.ts'
import { type Questionnaire, questionsOf } from './questionnaire.ts'

export const tellings = ['nps', 'share', 'effort', 'index'] as const
export type Telling = (typeof tellings)[number]

/** What the margin of each figure is counted in. */
const units = { nps: 'score', share: 'points', effort: 'scale', index: 'score' } as const

/** How sure a figure of a survey will be; margins are half the width of a 95 % interval, in `unit`. */
export interface Told {
  readonly figure: Telling
  readonly unit: (typeof units)[Telling]
  /** With the expected number of answers. */
  readonly margin: number
  /** Answers needed for margins one may want. */
  readonly needed: readonly { readonly margin: number; readonly n: number }[]
}

/** Spread of a five-point effort answer and of a satisfaction index, as they are commonly found; a survey's own data say more. */
const spread = { effort: 1.1, index: 18 }

const half = ({ low, high }: { low: number | null; high: number | null }): number =>
  ((high ?? 0) - (low ?? 0)) / 2

/** The half width of a mean's interval, from the size that would be needed for one of width 1: it shrinks with the root of n. */
const meanMargin = (deviation: number, n: number): number =>
  (deviation / 50) * Math.sqrt(sampleSizeForMean({ margin: deviation / 50, deviation }) / n)

const wanted: Readonly<Record<Telling, readonly number[]>> = {
  nps: [10, 5, 3],
  share: [10, 5, 3],
  effort: [0.3, 0.2, 0.1],
  index: [5, 3, 2],
}

function neededFor(figure: Telling, margin: number): number {
  if (figure === 'nps') return sampleSizeForNps({ margin })
  if (figure === 'share') return sampleSizeForProportion({ margin: margin / 100 })
  return sampleSizeForMean({ margin, deviation: spread[figure] })
}

/** The worst case: where opinions are split in two halves. */
function marginOf(figure: Telling, n: number): number {
  const split = { hits: Math.floor(n / 2), n }
  if (figure === 'share') return 100 * half(proportion(split))
  if (figure === 'nps') return half(nps({ promoters: split.hits, passives: 0, detractors: n - split.hits }))
  return meanMargin(spread[figure], n)
}

/** Which figures a survey gives, and how sure they will be with n answers; shares are in points of a hundred. */
export function whatItTells(questionnaire: Questionnaire, n: number): readonly Told[] {
  const kinds = new Set(questionsOf(questionnaire).map(({ kind }) => kind))
  const figures: Telling[] = []
  if (kinds.has('nps')) figures.push('nps')
  if (['csat', 'single', 'multiple', 'matrix'].some((kind) => kinds.has(kind as 'csat')))
    figures.push('share')
  if (kinds.has('ces')) figures.push('effort')
  if (kinds.has('csi')) figures.push('index')
  return figures.map((figure) => ({
    figure,
    unit: units[figure],
    margin: marginOf(figure, n),
    needed: wanted[figure].map((margin) => ({ margin, n: neededFor(figure, margin) })),
  }))
}
