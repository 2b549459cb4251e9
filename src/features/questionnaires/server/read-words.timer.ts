import { labelledTexts } from '#features/analysis/server/public/labelled-texts.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { timer } from '#platform/server/jobs.ts'
import { isFreeText } from '../domain/free-text.ts'
import { questionsOf } from '../domain/questionnaire.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'
import { saveReadings } from './readings.store.ts'

const batch = 200

/** Answers whose words wait to be read; leans on questionnaire_answers_words. */
const waiting = (read: ReadHandle) =>
  read
    .tables<QuestionnairesTables>()
    .selectFrom('questionnaire_answers as answer')
    .innerJoin('questionnaire_versions as asked', (join) =>
      join
        .onRef('asked.questionnaire_id', '=', 'answer.questionnaire_id')
        .onRef('asked.version', '=', 'answer.version'),
    )
    .select(['answer.id', 'answer.questionnaire_id as questionnaireId', 'answer.answers', 'asked.content'])
    .where('answer.words_wait', '=', true)
    .orderBy('answer.id')
    .limit(batch)
    .execute()

/** Reads what people wrote: how it sounds and which labels it speaks of. Some seconds after it came, so that no answer waits for it. */
export const readWords = timer({
  name: 'questionnaires.read-words',
  everySeconds: 10,
  run: async ({ read, transact }) => {
    for (;;) {
      const answers = await waiting(read)
      if (answers.length === 0) return
      const words = answers.flatMap(({ id, questionnaireId, answers: given, content }) =>
        questionsOf(content)
          .filter(isFreeText)
          .flatMap((question) => {
            const text = given[question.id]
            return typeof text === 'string'
              ? [{ answerId: id, questionnaireId, question: question.id, text }]
              : []
          }),
      )
      const judged = await labelledTexts(
        read,
        words.map(({ text }) => text),
      )
      const readings = words.map(({ text: _text, ...word }, place) => ({
        ...word,
        polarity: judged[place]?.polarity ?? ('neutral' as const),
        labelIds: judged[place]?.labelIds ?? [],
      }))
      const ids = answers.map(({ id }) => id)
      await transact(({ db }) => saveReadings(db, ids, readings), {
        quiet: 'what an analysis makes of words is no deed of anybody',
      })
      if (answers.length < batch) return
    }
  },
})
