import { answerQuestionnaire, beginSitting } from '#features/questionnaires/contract/answering.ts'
import { createQuestionnaire, openQuestionnaire } from '#features/questionnaires/contract/designing.ts'
import { sendSurvey } from '#features/questionnaires/contract/inviting.ts'
import { readOutbox } from '#features/questionnaires/contract/outbox.ts'
import { type Chance, chanceOf } from '../plan/random.ts'
import type { Desk } from './desk.ts'
import type { MovedTime } from './moved-time.ts'
import { codeOf } from './sharing.ts'

/** How much effort it took: explaining a matter twice and waiting cost most. */
export const effort = (chance: Chance) => ({
  find: chance.pick([1, 1, 2, 2, 3]),
  explain: chance.pick([2, 3, 3, 4, 5]),
  wait: chance.pick([2, 3, 4, 4, 5]),
  follow: chance.pick([1, 2, 3, 3, 4]),
  solve: chance.pick([1, 2, 2, 3, 4]),
})

const usual = { product: [5, 6, 6, 7], service: [4, 5, 5, 6], value: [4, 5, 6, 6], emotion: [3, 4, 5, 6] }

/** How far somebody agrees with what is good about the house: its goods more than its service. */
const agreement = (chance: Chance) =>
  Object.fromEntries(
    Object.entries(usual).map(([dimension, points]) => [
      dimension,
      Object.fromEntries([1, 2, 3].map((nr) => [`${dimension}${nr}`, chance.pick(points)])),
    ]),
  )

const surveys = [
  { template: 'ces', percent: 20, answers: effort },
  { template: 'csi', percent: 25, answers: agreement },
] as const

/** Asks a share of the known customers; gives the ends of the links that are passed on by hand. */
async function ask(desk: Desk, analyst: string, { template, percent }: (typeof surveys)[number]) {
  const { questionnaireId } = await desk.call(createQuestionnaire, { template }, analyst)
  await desk.call(openQuestionnaire, { questionnaireId, revision: 0 }, analyst)
  const sampling = { method: 'share', percent } as const
  const whom = { questionnaireId, sampling, seed: template, way: 'hand', ignoresRest: true } as const
  await desk.call(sendSurvey, whom, analyst)
  const { items } = await desk.call(readOutbox, { questionnaireId }, analyst)
  return items.map(({ path }) => path.split('/').at(-1) as string)
}

const minuteMs = 60_000

/** The analyst asks known customers how much effort things took and how satisfied they are; most answer, some minutes after they opened it. */
export async function askInvited(
  { desk, time }: { desk: Desk; time: MovedTime },
  people: ReadonlyMap<string, string>,
  at: number,
): Promise<void> {
  const analyst = codeOf(people, 'analyst')
  for (const survey of surveys) {
    const chance = chanceOf(`invited ${survey.template}`)
    await time.within(at, async () => {
      for (const token of (await ask(desk, analyst, survey)).filter(() => chance.happens(0.7))) {
        await desk.call(beginSitting, { token }, null)
        const answers = survey.answers(chance)
        await time.within(
          at + 4 * minuteMs,
          async () => void (await desk.call(answerQuestionnaire, { token, answers }, null)),
        )
      }
    })
  }
}
