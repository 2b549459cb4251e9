import type { CommandContext } from '#platform/server/command.ts'
import { timer } from '#platform/server/jobs.ts'
import { contentOfVersion } from './answered-by.query.ts'
import { takeAlarms } from './follow-ups.store.ts'
import { followUp } from './following-up.ts'

const batch = 50

async function handOver(context: CommandContext): Promise<number> {
  const taken = await takeAlarms(context.db, batch)
  for (const { questionnaire_id: questionnaireId, version, answers } of taken) {
    const questionnaire = await contentOfVersion(context.db, questionnaireId, version)
    await followUp(context, { questionnaireId, version, questionnaire, answers }, null)
  }
  return taken.length
}

/** Low answers of nobody in particular are followed up where their survey says so, once a minute: not at the moment they came. */
export const handOverLowAnswers = timer({
  name: 'questionnaires.hand-over-low-answers',
  everySeconds: 60,
  run: async ({ transact }) => {
    while ((await transact(handOver)) === batch);
  },
})
