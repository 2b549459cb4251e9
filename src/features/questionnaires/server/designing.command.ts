import { isDeepStrictEqual } from 'node:util'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { jsonText } from '#platform/server/database/json-text.ts'
import {
  changeQuestionnaire,
  closeQuestionnaire,
  createQuestionnaire,
  openQuestionnaire,
  removeQuestionnaire,
  saveDraft,
} from '../contract/designing.ts'
import { questionnaire as shape } from '../contract/questionnaire.ts'
import {
  questionnaireChanged,
  questionnaireClosed,
  questionnaireCreated,
  questionnaireOpened,
  questionnaireRemoved,
} from '../contract.ts'
import { flawsIn } from '../domain/check-questionnaire.ts'
import { type Questionnaire, questionsOf } from '../domain/questionnaire.ts'
import { fromSurveyJs } from '../domain/surveyjs-import.ts'
import type { LeftOut } from '../domain/surveyjs-reading.ts'
import { type TemplateName, templates } from '../domain/templates.ts'
import { type QuestionnaireRow, versionOf } from './kept-questionnaires.ts'
import {
  deleteQuestionnaire,
  insertQuestionnaire,
  insertVersion,
  updateQuestionnaire,
} from './questionnaires.store.ts'
import { lockedQuestionnaire, seenQuestionnaire } from './visibility.ts'

type Wanted = { template: TemplateName } | { copyOf: string } | { surveyJs: string }
interface Start {
  readonly draft: Questionnaire
  readonly left: readonly LeftOut[]
  readonly from: TemplateName | 'copy' | 'file'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('questionnaires.noJson', 'invalid')
  }
}

function importedFrom(text: string): Start {
  const found = fromSurveyJs(parsed(text))
  if ('problem' in found) throw new Refusal(`questionnaires.file.${found.problem}`, 'invalid')
  const sound = shape.safeParse(found.questionnaire)
  if (!sound.success) throw new Refusal('questionnaires.file.too-large', 'invalid')
  return { draft: sound.data, left: found.left, from: 'file' }
}

async function startOf({ db }: CommandContext, wanted: Wanted): Promise<Start> {
  if ('template' in wanted) return { draft: templates[wanted.template], left: [], from: wanted.template }
  if ('surveyJs' in wanted) return importedFrom(wanted.surveyJs)
  const { draft } = await seenQuestionnaire(db, wanted.copyOf)
  return { draft, left: [], from: 'copy' }
}

export const creating = command(createQuestionnaire, async (context, wanted) => {
  const { draft, left, from } = await startOf(context, wanted)
  const id = context.newId()
  const at = new Date(context.now)
  await insertQuestionnaire(context.db, {
    id,
    state: 'draft',
    draft,
    revision: 0,
    version: null,
    created_at: at,
    changed_at: at,
  })
  context.emit(questionnaireCreated, { subject: id, facts: { from } })
  return { questionnaireId: id, left: [...left] }
})

function refuseIfChanged(row: QuestionnaireRow, revision: number): void {
  if (row.revision !== revision) throw new Refusal('questionnaires.changedMeanwhile', 'conflict')
}

export const savingDraft = command(
  saveDraft,
  async (context, { questionnaireId, questionnaire, revision }) => {
    const row = await lockedQuestionnaire(context, questionnaireId)
    refuseIfChanged(row, revision)
    await updateQuestionnaire(context.db, questionnaireId, {
      draft: jsonText(questionnaire),
      revision: revision + 1,
      changed_at: new Date(context.now),
    })
    return { revision: revision + 1, flaws: [...flawsIn(questionnaire)] }
  },
)

/** The version that says what the draft says: the last one, or a new one. */
async function versionFor(
  context: CommandContext,
  { id, version, draft }: QuestionnaireRow,
): Promise<number> {
  const last = version === null ? undefined : await versionOf(context.db, id, version)
  if (last !== undefined && isDeepStrictEqual(last.content, draft)) return last.version
  const next = (version ?? 0) + 1
  await insertVersion(context.db, { questionnaireId: id, version: next, content: draft, now: context.now })
  return next
}

export const opening = command(openQuestionnaire, async (context, { questionnaireId, revision }) => {
  const row = await lockedQuestionnaire(context, questionnaireId)
  refuseIfChanged(row, revision)
  const flaws = flawsIn(row.draft)
  if (flaws.length > 0) throw new Refusal('questionnaires.notReady', 'invalid', { flaws: flaws.length })
  const version = await versionFor(context, row)
  if (row.state === 'open' && row.version === version) return { version }
  const changed_at = new Date(context.now)
  await updateQuestionnaire(context.db, questionnaireId, { state: 'open', version, changed_at })
  const questions = questionsOf(row.draft).length
  context.emit(questionnaireOpened, { subject: questionnaireId, facts: { version, questions } })
  return { version }
})

export const closing = command(closeQuestionnaire, async (context, { questionnaireId }) => {
  const row = await lockedQuestionnaire(context, questionnaireId)
  if (row.state === 'closed') return {}
  if (row.version === null) throw new Refusal('questionnaires.notOpen', 'conflict')
  await updateQuestionnaire(context.db, questionnaireId, {
    state: 'closed',
    changed_at: new Date(context.now),
  })
  context.emit(questionnaireClosed, { subject: questionnaireId, facts: { version: row.version } })
  return {}
})

export const changing = command(changeQuestionnaire, async (context, input) => {
  const { questionnaireId, expiresDays, closesOn, graceDays } = input
  const row = await lockedQuestionnaire(context, questionnaireId)
  const before = { expires_days: row.expires_days, closes_on: row.closes_on, grace_days: row.grace_days }
  const after = { expires_days: expiresDays, closes_on: closesOn, grace_days: graceDays }
  if (isDeepStrictEqual(before, after)) return {}
  await updateQuestionnaire(context.db, questionnaireId, after)
  context.emit(questionnaireChanged, {
    subject: questionnaireId,
    facts: { expiresDays, closesOn, graceDays },
  })
  return {}
})

export const removing = command(removeQuestionnaire, async (context, { questionnaireId }) => {
  const row = await lockedQuestionnaire(context, questionnaireId)
  if (row.state !== 'draft') throw new Refusal('questionnaires.wasOpen', 'conflict')
  await deleteQuestionnaire(context.db, questionnaireId)
  context.emit(questionnaireRemoved, { subject: questionnaireId, facts: {} })
  return {}
})
