import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import { proportion } from '@huixiang/cx-stats/proportion.ts'

/** How often a rule was right, of the alerts that people said were true or false; expected ones say nothing of it. */
export const precisionOf = ({ right, wrong }: { right: number; wrong: number }): Estimate =>
  proportion({ hits: right, n: right + wrong })
