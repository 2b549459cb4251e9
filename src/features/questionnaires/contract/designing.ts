import { z } from 'zod'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { day, id, moment } from '#platform/contract/id.ts'
import { locale } from '#platform/contract/locale-schema.ts'
import {
  cardSet,
  customersInvited,
  designing,
  questionnaireAnswered,
  questionnaireChanged,
  questionnaireClosed,
  questionnaireCreated,
  questionnaireOpened,
  questionnaireRemoved,
  reading,
} from '../contract.ts'
import { flaws } from '../domain/check-questionnaire.ts'
import { states } from '../domain/link-state.ts'
import { templateNames } from '../domain/templates.ts'
import { card } from './card.ts'
import { questionnaire } from './questionnaire.ts'

const reach = 'all'
const title = z.object({ zh: z.string(), en: z.string() })
const counts = {
  invited: z.number().int(),
  /** Who began, whether or not they answered. */
  opened: z.number().int(),
  /** Who answered something and has not sent it. */
  partial: z.number().int(),
  answered: z.number().int(),
  /** Of these: too fast, all alike, or sent by a machine. */
  doubtful: z.number().int(),
}
const changes = [
  cardSet,
  questionnaireCreated,
  questionnaireOpened,
  questionnaireClosed,
  questionnaireChanged,
  questionnaireRemoved,
  questionnaireAnswered,
  customersInvited,
]

/** Every survey, the latest first. */
export const listQuestionnaires = read({
  path: '/api/questionnaires',
  access: reading,
  reach,
  input: nothing,
  reply: z.object({
    items: z.array(
      z.object({
        id,
        title,
        state: z.enum(states),
        version: z.number().int().nullable(),
        questions: z.number().int(),
        changedAt: moment,
        ...counts,
      }),
    ),
    can: z.object({ design: z.boolean() }),
  }),
  refreshOn: changes,
})

/** One survey as it is being designed, and what keeps it from being opened. */
export const questionnaireDetails = read({
  path: '/api/questionnaires/:questionnaireId',
  access: reading,
  reach,
  input: nothing,
  reply: z.object({
    id,
    state: z.enum(states),
    draft: questionnaire,
    /** Counts the changes of the draft: one made on an older one is refused. */
    revision: z.number().int(),
    version: z.number().int().nullable(),
    /** Whether the draft asks something else than the version that is open. */
    changedSinceVersion: z.boolean(),
    versions: z.array(
      z.object({
        version: z.number().int(),
        openedAt: moment,
        questions: z.number().int(),
        answered: z.number().int(),
        doubtful: z.number().int(),
      }),
    ),
    flaws: z.array(z.object({ flaw: z.enum(flaws), at: z.string().nullable() })),
    expiresDays: z.number().int(),
    closesOn: day.nullable(),
    /** Days after the end for which answers are still taken, marked late. */
    graceDays: z.number().int(),
    /** Path of the page that anybody may answer; null before the first opening. */
    link: z.string().nullable(),
    /** How customers' sites show it; null until that was set. */
    card: card.nullable(),
    can: z.object({ design: z.boolean(), remove: z.boolean() }),
    ...counts,
  }),
  refreshOn: changes,
})

/** From a template, from another survey, or from the JSON of SurveyJS. */
export const createQuestionnaire = write({
  method: 'POST',
  path: '/api/questionnaires',
  access: designing,
  reach,
  input: z.union([
    z.strictObject({ template: z.enum(templateNames) }),
    z.strictObject({ copyOf: id }),
    z.strictObject({ surveyJs: z.string().max(400_000) }),
  ]),
  reply: z.object({
    questionnaireId: id,
    /** What of a file was not taken over. */
    left: z.array(z.object({ at: z.string(), what: z.string(), detail: z.string() })),
  }),
})

export const saveDraft = write({
  method: 'PUT',
  path: '/api/questionnaires/:questionnaireId/draft',
  access: designing,
  reach,
  input: z.object({ questionnaire, revision: z.number().int().nonnegative() }),
  reply: z.object({
    revision: z.number().int(),
    flaws: z.array(z.object({ flaw: z.enum(flaws), at: z.string().nullable() })),
  }),
  quiet: 'what is being designed is asked of nobody yet; opening it is the event',
})

/** Asks what the draft says from now on: a new version, unless it says the same as the last one. Answers under way keep theirs. */
export const openQuestionnaire = write({
  method: 'PUT',
  path: '/api/questionnaires/:questionnaireId/opening',
  access: designing,
  reach,
  input: z.object({ revision: z.number().int().nonnegative() }),
  reply: z.object({ version: z.number().int() }),
})

export const closeQuestionnaire = write({
  method: 'PUT',
  path: '/api/questionnaires/:questionnaireId/closure',
  access: designing,
  reach,
  input: nothing,
  reply: done,
})

export const changeQuestionnaire = write({
  method: 'PUT',
  path: '/api/questionnaires/:questionnaireId/settings',
  access: designing,
  reach,
  input: z.object({
    /** Days that a link for one person lasts. */
    expiresDays: z.number().int().min(1).max(90),
    /** The last day on which the survey may be answered, in the organisation's time zone. */
    closesOn: day.nullable(),
    /** Days after either end for which answers are still taken, marked late. */
    graceDays: z.number().int().min(0).max(30).default(0),
  }),
  reply: done,
})

/** Only while nobody could answer it yet. */
export const removeQuestionnaire = write({
  method: 'DELETE',
  path: '/api/questionnaires/:questionnaireId',
  access: designing,
  reach,
  input: nothing,
  reply: done,
})

/** The draft as the JSON of SurveyJS. */
export const exportSurveyJs = read({
  path: '/api/questionnaires/:questionnaireId/survey-js',
  access: reading,
  reach,
  input: nothing,
  reply: z.object({ fileName: z.string(), json: z.string() }),
})

/** The page as customers will see it, alive, from a draft that need not be saved. */
export const previewQuestionnaire = write({
  method: 'POST',
  path: '/api/questionnaire-previews',
  access: reading,
  reach,
  input: z.object({
    questionnaire,
    locale,
    /** The question that is looked at: its page is shown, as after answers that lead to it. */
    at: z.string().max(40).nullable().default(null),
  }),
  reply: z.object({ html: z.string() }),
  quiet: 'shows and changes nothing',
  kept: () => null,
})
