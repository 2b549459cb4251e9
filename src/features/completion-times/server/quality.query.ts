import { query } from '#platform/server/command.ts'
import { completionQuality } from '../contract.ts'
import { leastCases } from '../domain/learning.ts'
import { effectsOf, heldShare } from '../domain/model.ts'
import { solvedHandlings } from './beginnings.query.ts'
import { latestLearnt } from './completion-models.query.ts'
import { namedEffects } from './effect-names.query.ts'

const strongest = { least: 1.1, most: 12 }

export const quality = query(completionQuality, async ({ read }) => {
  const learnt = await latestLearnt(read)
  const solvedCases = await solvedHandlings(read, leastCases)
  if (learnt === undefined) return { learnt: null, leastCases, solvedCases }
  const { model, quality: tried, learnt_at: at, cases } = learnt
  return {
    learnt: {
      at: at.toISOString(),
      cases,
      tried: tried.n,
      held: tried.held,
      heldShare,
      loss: tried.loss,
      plainLoss: tried.plainLoss,
      effects: await namedEffects(read, effectsOf(model, model.vocabulary, strongest)),
    },
    leastCases,
    solvedCases,
  }
})
