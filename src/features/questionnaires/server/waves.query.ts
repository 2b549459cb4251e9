import { Refusal } from '#platform/contract/refusal.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { questionnaireWaves } from '../contract/results.ts'
import { compareWaves } from '../domain/waves.ts'
import { answersIn, resultsIn } from './results.query.ts'
import { type Choice, seenVersion, type Version, type View, viewOf, wavesOf } from './view.ts'

interface Wave {
  readonly version: Version
  readonly view: View
}

const overlap = (a: Pick<Choice, 'from' | 'to'>, b: Pick<Choice, 'from' | 'to'>): boolean =>
  (a.from ?? '') <= (b.to ?? '9') && (b.from ?? '') <= (a.to ?? '9')

type Other = {
  otherVersion?: number | undefined
  otherFrom?: string | undefined
  otherTo?: string | undefined
}

async function wavesIn(
  read: ReadHandle,
  version: Version,
  input: Choice & Other & { questionnaireId: string },
): Promise<{ current: Wave; previous: Wave }> {
  const other = input.otherVersion
  if (other !== undefined && other !== version.version) {
    const before = await seenVersion(read, input.questionnaireId, other)
    if (before === undefined) throw new Refusal('questionnaires.notOpen', 'conflict')
    return {
      current: { version, view: await viewOf(read, version, input) },
      previous: { version: before, view: await viewOf(read, before, input) },
    }
  }
  const before = { from: input.otherFrom, to: input.otherTo }
  // Who is in both waves would stand on both sides of the difference.
  if (overlap(input, before)) throw new Refusal('questionnaires.wavesOverlap', 'invalid')
  const { current, previous } = await wavesOf(read, version, { choice: input, before })
  return { current: { version, view: current }, previous: { version, view: previous } }
}

export const wavesOfQuestionnaire = query(questionnaireWaves, async ({ read }, input) => {
  const version = await seenVersion(read, input.questionnaireId, input.version)
  if (version === undefined) throw new Refusal('questionnaires.notOpen', 'conflict')
  const { current, previous } = await wavesIn(read, version, input)
  const [now, before, toldNow, toldBefore] = await Promise.all([
    resultsIn(read, current.version, current.view),
    resultsIn(read, previous.version, previous.view),
    answersIn(read, current.version, current.view),
    answersIn(read, previous.version, previous.view),
  ])
  return {
    answered: {
      current: toldNow.named + toldNow.anonymous,
      previous: toldBefore.named + toldBefore.anonymous,
    },
    items: compareWaves(now.items, before.items).map((one) => ({ ...one, titles: [...one.titles] })),
  }
})
