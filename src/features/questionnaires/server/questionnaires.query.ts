import { isDeepStrictEqual } from 'node:util'
import { mayEverywhere } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { exportSurveyJs, listQuestionnaires, questionnaireDetails } from '../contract/designing.ts'
import { designing } from '../contract.ts'
import { flawsIn } from '../domain/check-questionnaire.ts'
import { questionsOf } from '../domain/questionnaire.ts'
import { toSurveyJs } from '../domain/surveyjs-export.ts'
import { counted, countedOfVersion } from './counted.ts'
import { theRules } from './kept-questionnaires.ts'
import { openTokenOf } from './questionnaire-link.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'
import { seenQuestionnaire, visibleQuestionnaires } from './visibility.ts'

const rowsWithCounts = (read: ReadHandle) =>
  visibleQuestionnaires(read)
    .selectAll('questionnaires')
    .select([
      counted.invited.as('invited'),
      counted.begun.as('begun'),
      counted.partial.as('partial'),
      counted.answered.as('answered'),
      counted.doubtful.as('doubtful'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof rowsWithCounts>['executeTakeFirstOrThrow']>>

const countsOf = ({ invited, begun, partial, answered, doubtful }: Row) => ({
  invited,
  opened: begun + answered,
  partial,
  answered,
  doubtful,
})

export const questionnaireList = query(listQuestionnaires, async ({ read, actor }) => {
  const rows = await rowsWithCounts(read)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  return {
    items: rows.map((row) => ({
      id: row.id,
      title: row.draft.title,
      state: row.state,
      version: row.version,
      questions: questionsOf(row.draft).length,
      changedAt: row.changed_at.toISOString(),
      ...countsOf(row),
    })),
    can: { design: mayEverywhere(actor, designing) },
  }
})

async function versionsOf(read: ReadHandle, questionnaireId: string) {
  return read
    .tables<QuestionnairesTables>()
    .selectFrom('questionnaire_versions as version')
    .select(['version.version', 'version.content', 'version.opened_at'])
    .select([countedOfVersion.answered.as('answered'), countedOfVersion.doubtful.as('doubtful')])
    .where('version.questionnaire_id', '=', questionnaireId)
    .orderBy('version.version', 'desc')
    .execute()
}

export const detailsOfQuestionnaire = query(
  questionnaireDetails,
  async ({ read, actor }, { questionnaireId }) => {
    await seenQuestionnaire(read, questionnaireId)
    const row = await rowsWithCounts(read).where('id', '=', questionnaireId).executeTakeFirstOrThrow()
    const versions = await versionsOf(read, questionnaireId)
    const { link_key: key } = await theRules(read)
    const design = mayEverywhere(actor, designing)
    return {
      id: row.id,
      state: row.state,
      draft: row.draft,
      revision: row.revision,
      version: row.version,
      changedSinceVersion: versions[0] !== undefined && !isDeepStrictEqual(versions[0].content, row.draft),
      versions: versions.map(({ version, content, opened_at, answered, doubtful }) => ({
        version,
        openedAt: opened_at.toISOString(),
        questions: questionsOf(content).length,
        answered,
        doubtful,
      })),
      flaws: [...flawsIn(row.draft)],
      expiresDays: row.expires_days,
      closesOn: row.closes_on,
      graceDays: row.grace_days,
      card: row.card,
      link: row.version === null ? null : `/q/${openTokenOf(key, row.id)}`,
      can: { design, remove: design && row.state === 'draft' },
      ...countsOf(row),
    }
  },
)

export const surveyJsOf = query(exportSurveyJs, async ({ read }, { questionnaireId }) => {
  const { draft } = await seenQuestionnaire(read, questionnaireId)
  return {
    fileName: `survey-${questionnaireId.slice(0, 8)}.json`,
    json: `${JSON.stringify(toSurveyJs(draft), null, 2)}\n`,
  }
})
