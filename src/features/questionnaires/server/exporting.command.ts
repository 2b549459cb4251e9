import { csvOf } from '#features/audit/server/public/csv.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { exportQuestionnaire } from '../contract/results.ts'
import { questionnaireExported } from '../contract.ts'
import { columnsOf } from '../domain/columns.ts'
import { questionsOf } from '../domain/questionnaire.ts'
import { mayStandApart } from '../domain/results.ts'
import { versionOf } from './kept-questionnaires.ts'
import { answersIn, masked, wholeAnswers } from './said.ts'
import { seenQuestionnaire } from './visibility.ts'

const mostRows = 50_000

export const exporting = command(exportQuestionnaire, async ({ db, emit }, input) => {
  const { questionnaireId } = input
  const survey = await seenQuestionnaire(db, questionnaireId)
  const version = input.version ?? survey.version
  const content = version === null ? undefined : await versionOf(db, questionnaireId, version)
  if (version === null || content === undefined) throw new Refusal('questionnaires.notOpen', 'conflict')
  const asked = { questionnaireId, version }
  const { n, all } = await answersIn(db, asked)
  if (!mayStandApart(n, all)) throw new Refusal('questionnaires.tooFew', 'conflict')
  const columns = questionsOf(content.content).flatMap((question) =>
    columnsOf(question).map((column) => ({ ...column, question })),
  )
  const rows = (await wholeAnswers(db, asked, mostRows)).map(({ answers, locale, answered_at }) => [
    locale,
    answered_at?.toISOString() ?? null,
    ...columns.map(({ question, read }) => {
      const cell = read(answers[question.id])
      return question.kind === 'text' && typeof cell === 'string' ? masked(cell) : cell
    }),
  ])
  emit(questionnaireExported, { subject: questionnaireId, facts: { rows: rows.length } })
  return {
    fileName: `survey-${questionnaireId.slice(0, 8)}-v${version}.csv`,
    csv: csvOf(['language', 'answered_at', ...columns.map(({ name }) => name)], rows),
    rows: rows.length,
  }
})
