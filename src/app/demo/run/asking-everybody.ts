import { answerQuestionnaire, beginSitting } from '#features/questionnaires/contract/answering.ts'
import {
  createQuestionnaire,
  openQuestionnaire,
  questionnaireDetails,
} from '#features/questionnaires/contract/designing.ts'
import { type Chance, chanceOf } from '../plan/random.ts'
import { staffWords } from '../texts/staff-words.ts'
import { effort } from './asking-invited.ts'
import type { Desk } from './desk.ts'
import type { MovedTime } from './moved-time.ts'
import type { Opened } from './opening.ts'
import { codeOf } from './sharing.ts'

interface Office {
  readonly desk: Desk
  readonly opened: Opened
  readonly time: MovedTime
}

const moods = [
  ['good', 6],
  ['middling', 3],
  ['bad', 2],
] as const

const scores = { good: [10, 10, 9, 9, 8], middling: [8, 7, 7, 6], bad: [6, 4, 3, 0] } as const

/** Would you recommend us: who is content is so for a reason, and half say which. */
function recommendation(chance: Chance) {
  const mood = chance.weighed(moods)
  const why = chance.happens(0.5) ? { why: chance.pick(staffWords.recommendations[mood]) } : {}
  return { nps: chance.pick(scores[mood]), ...why }
}

const surveys = [
  { template: 'nps', people: 84, answers: recommendation },
  { template: 'ces', people: 46, answers: effort },
] as const

/** How long somebody reads and thinks; whoever sends at once has done neither, and their answers are doubted. */
const thoughtMs = 45_000
const hurried = 3

/** The analyst opens two surveys to everybody who has the link, and people answer them; a third waits as a draft. */
export async function askEverybody({ desk, opened, time }: Office): Promise<void> {
  const analyst = codeOf(opened.people, 'analyst')
  await desk.call(createQuestionnaire, { template: 'csi' }, analyst)
  for (const { template, people, answers } of surveys) {
    const { questionnaireId } = await desk.call(createQuestionnaire, { template }, analyst)
    await desk.call(openQuestionnaire, { questionnaireId, revision: 0 }, analyst)
    const { link } = await desk.call(questionnaireDetails, { questionnaireId }, analyst)
    const token = link?.split('/').at(-1) as string
    const chance = chanceOf(template)
    const sittings: string[] = []
    for (let person = 0; person < people; person++)
      sittings.push((await desk.call(beginSitting, { token }, null)).sitting)
    for (const [person, sitting] of sittings.entries()) {
      if (person === hurried) time.moveTo(time.at + thoughtMs)
      await desk.call(answerQuestionnaire, { token, sitting, answers: answers(chance) }, null)
    }
  }
}
