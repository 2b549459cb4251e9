import type { Estimate } from '@huixiang/cx-stats/estimate.ts'

export type Words = { readonly 'zh-CN': string; readonly en: string }

/** One value of what a figure is cut by. */
export interface CutRow {
  readonly key: string | null
  readonly name: Words | null
  readonly estimate: Estimate | null
  readonly goal: number | null
}

export interface Stretch {
  readonly from: number
  readonly to: number | null
  readonly n: number
}

/** The answer to one question: the figure, whole and in its parts. */
export interface Cut {
  readonly metric: string
  readonly unitOfMeasure: string
  readonly direction: 'more' | 'less' | 'neither'
  readonly from: string
  readonly to: string
  readonly by: string
  readonly total: Estimate | null
  readonly rows: readonly CutRow[]
  /** What the whole is held to. */
  readonly goal: number | null
  /** How many answers lie from … to …; only where the metric is made of answers on a scale, or of times. */
  readonly distribution?: readonly Stretch[] | undefined
}

/** A value of the industry that was brought in, for a metric and a period. */
export interface Benchmark {
  readonly metric: string
  readonly period: string
  readonly value: number
  readonly source: string
}

/** A figure that is given and not measured. */
export const given = (value: number, method: string): Estimate => ({
  value,
  n: 0,
  low: null,
  high: null,
  confidence: 0.95,
  method,
})
