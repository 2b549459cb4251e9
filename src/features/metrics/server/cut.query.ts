import { daysBy } from '@huixiang/business-time/day-clock.ts'
import { dayClock } from '#features/organisation/server/public/day-clock.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { answerAlike } from '#platform/server/answering-alike.ts'
import { type QueryContext, query } from '#platform/server/command.ts'
import { readCut } from '../contract/cut.ts'
import { recipes } from '../domain/cuts.ts'
import type { MetricKey } from '../domain/definitions.ts'
import { figuresCountedAnew } from './public/counting.ts'
import { campaignsSeen } from './reading/campaigns.ts'
import { readCells } from './reading/cells.query.ts'
import { type Cut, type Input, planner } from './reading/cut-plan.ts'
import { whatIsKnown } from './reading/known.query.ts'
import { rowNames } from './reading/names.query.ts'

async function answers(context: QueryContext, inputs: readonly Input[]): Promise<readonly (Cut | Refusal)[]> {
  const known = await whatIsKnown(context.read)
  const isOfToday = inputs.some(
    ({ metric }) => metric.startsWith('own_') || recipes[metric as MetricKey]?.today,
  )
  const today = isOfToday ? daysBy(await dayClock(context.read))(context.now) : ''
  const campaigns = inputs.some(({ by }) => by === 'campaign') ? await campaignsSeen(context) : []
  const names = await rowNames(context, new Set(inputs.map(({ by }) => by)))
  const planOf = planner(context, known, { today, campaigns, names })
  const plans = inputs.map((input) => {
    try {
      return planOf(input)
    } catch (error) {
      if (error instanceof Refusal) return error
      throw error
    }
  })
  const asked = plans.flatMap((plan) => (plan instanceof Refusal ? [] : plan.questions))
  const cells = await readCells(context.read, asked, known)
  // Asked before and after the cells: they may be emptied, or filled up, in between.
  const counting = known.counting ?? (await figuresCountedAnew(context.read))
  let read = 0
  return plans.map((plan) => {
    if (plan instanceof Refusal) return plan
    const own = cells.slice(read, read + plan.questions.length)
    read += plan.questions.length
    return plan.tell(own, counting)
  })
}

/** All that answers depend on: who asks tells only by what they may see. */
function dependsOn({ actor: { kind, grants, id } }: QueryContext, inputs: readonly Input[]): string {
  const seesMarks = inputs.some(({ by }) => by === 'campaign')
  return JSON.stringify([kind, grants, seesMarks ? id : null, inputs])
}

/**
 * The answers to questions in their order, read at once; to one that cannot be answered, its refusal. When something happens, every screen that
 * shows a dashboard asks again in the same moment: those that ask alike are answered together.
 */
export const cuts = (context: QueryContext, inputs: readonly Input[]): Promise<readonly (Cut | Refusal)[]> =>
  answerAlike(context.read, dependsOn(context, inputs), () => answers(context, inputs))

/** One metric whole and in rows, from sums of counts alone. */
export const cut = query(readCut, async (context, input) => {
  const [answer] = (await cuts(context, [input])) as readonly [Cut | Refusal]
  if (answer instanceof Refusal) throw answer
  return answer
})
