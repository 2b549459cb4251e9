import { z } from 'zod'
import { ticketKind, tier, urgency } from '#features/tickets/contract.ts'
import { done, listOf, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { day, id, moment } from '#platform/contract/id.ts'
import { locale } from '#platform/contract/locale-schema.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import { invitationStates } from './domain/invitation-state.ts'
import { polarities } from './domain/polarities.ts'

const ofTicket = { subject: 'ticket', readWith: 'tickets.read' } as const
const cycle = z.number().int().positive()
export const csatScore = z.number().int().min(1).max(5)
export const npsScore = z.number().int().min(0).max(10)

/** What figures are cut by, as the ticket stood when the customer was asked. */
const dimensions = {
  cycle,
  kind: ticketKind,
  urgency,
  tier,
  labelId: id.nullable(),
  orgUnitId: id,
  assigneeId: id.nullable(),
  customerId: id.nullable(),
}

export const surveyInvited = event('surveys.invited', {
  ...ofTicket,
  facts: z.object({ ...dimensions, invitationId: id, expiresAt: moment }),
})
/** `satisfied` is null for an answer in the middle. */
export const surveyAnswered = event('surveys.answered', {
  ...ofTicket,
  facts: z.object({
    ...dimensions,
    invitationId: id,
    csat: csatScore.nullable(),
    nps: npsScore.nullable(),
    satisfied: z.boolean().nullable(),
    commented: z.boolean(),
  }),
})
/** What the customer wrote beside their scores was judged. */
export const commentRead = event('surveys.comment_read', {
  ...ofTicket,
  facts: z.object({ invitationId: id, polarity: z.enum(polarities), confidence: z.number() }),
})
export const surveyChanged = event('surveys.changed', {
  subject: 'survey',
  readWith: 'surveys.read',
  facts: z.object({ fields: z.array(z.string()) }),
})
export const surveysExported = event('surveys.exported', {
  subject: 'export',
  readWith: 'audit.read',
  facts: z.object({ rows: z.number().int(), filters: z.array(z.string()) }),
})

const text = z.string().trim().min(1).max(200)
const questionSet = z.object({
  active: z.boolean(),
  titleZh: text,
  titleEn: text,
  asksCsat: z.boolean(),
  csatZh: text,
  csatEn: text,
  asksNps: z.boolean(),
  npsZh: text,
  npsEn: text,
  asksComment: z.boolean(),
  commentZh: text,
  commentEn: text,
  thanksZh: text,
  thanksEn: text,
  expiresDays: z.number().int().min(1).max(90),
  /** The designed survey that stands on the tracking page in place of these questions; null: these do. */
  questionnaireId: id.nullable().default(null),
})

/** The question set that follows closure. */
export const surveySettings = read({
  path: '/api/survey',
  access: 'surveys.read',
  input: nothing,
  reply: z.object({
    survey: questionSet.nullable(),
    /** Designed surveys that may stand on the tracking page. */
    designed: z.array(
      z.object({ id, title: z.object({ zh: z.string(), en: z.string() }), open: z.boolean() }),
    ),
    can: z.object({ change: z.boolean() }),
  }),
  refreshOn: [surveyChanged],
})

export const changeSurvey = write({
  method: 'PUT',
  path: '/api/survey',
  access: 'organisation.configure',
  reach: 'all',
  input: questionSet.refine((survey) => !survey.active || survey.asksCsat || survey.asksNps, {
    path: ['asksCsat'],
    message: 'a survey that is on asks at least one score',
  }),
  reply: questionSet,
})

/** What the page behind the link shows. Texts come in the language asked for. */
export const surveyForm = read({
  path: '/api/survey-invitations/:token',
  access: { anyone: 'signed link' },
  input: z.object({ locale: locale.optional() }),
  reply: z.object({
    state: z.enum(invitationStates),
    organisation: z.string(),
    ticketNumber: z.string(),
    title: z.string(),
    csat: z.string().nullable(),
    nps: z.string().nullable(),
    comment: z.string().nullable(),
    thanks: z.string(),
    expiresAt: moment,
    /** Whether it is somebody's who may be written to, and may wish not to be. */
    personal: z.boolean(),
  }),
})

/** A score as a number, or as a form sends it; nothing when it was left open. */
const score = (rule: z.ZodType<number, number>) =>
  z
    .union([
      rule,
      z
        .string()
        .regex(/^\d{1,2}$/)
        .transform(Number)
        .pipe(rule),
      z.literal('').transform(() => null),
    ])
    .nullish()
    .transform((given) => given ?? null)

/** One answer per invitation; a second one is refused with `surveys.alreadyAnswered`. */
export const answerSurvey = write({
  method: 'POST',
  path: '/api/survey-invitations/:token/response',
  access: { anyone: 'signed link' },
  input: z.object({
    csat: score(csatScore),
    nps: score(npsScore),
    comment: z.string().trim().max(2000).default(''),
  }),
  reply: z.object({ state: z.enum(invitationStates) }),
})

/** Whoever got the link is asked nothing by mail any more, by no survey. */
export const leaveSurveys = write({
  method: 'POST',
  path: '/api/survey-invitations/:token/opt-out',
  access: { anyone: 'signed link' },
  input: z.object({}),
  reply: done,
})

/** How a comment sounds; null while it waits to be read, or there is none. */
const sound = z.object({ polarity: z.enum(polarities), confidence: z.number() }).nullable()

const responseFilters = {
  /** Words of the comment. */
  q: z.string().trim().max(200).optional(),
  polarity: listOf(z.enum(polarities)),
  from: day.optional(),
  to: day.optional(),
  csat: listOf(z.coerce.number().int().min(1).max(5)),
  nps: z.enum(['promoters', 'passives', 'detractors']).optional(),
  commented: z.enum(['true', 'false']).optional(),
  unit: id.optional(),
}

export const surveyResponses = read({
  path: '/api/survey-responses',
  access: 'surveys.read',
  input: pageInput.extend(responseFilters),
  reply: pageOf(
    z.object({
      id,
      answeredAt: moment,
      csat: csatScore.nullable(),
      nps: npsScore.nullable(),
      satisfied: z.boolean().nullable(),
      /** Personal data in it is masked. */
      comment: z.string().nullable(),
      sound,
      ticket: z.object({ id, number: z.string(), title: z.string() }),
      cycle,
      unit: z.object({ id, name: z.string() }).nullable(),
      assignee: z.object({ id, name: z.string() }).nullable(),
    }),
  ),
  refreshOn: [surveyAnswered, commentRead],
})

/** How the customer of a ticket answered, cycle by cycle. */
export const ticketAnswers = read({
  path: '/api/tickets/:ticketId/survey-responses',
  access: 'tickets.read',
  input: nothing,
  reply: z.object({
    items: z.array(
      z.object({
        id,
        answeredAt: moment,
        cycle,
        csat: csatScore.nullable(),
        nps: npsScore.nullable(),
        /** Personal data in it is masked. */
        comment: z.string().nullable(),
        sound,
      }),
    ),
  }),
  refreshOn: [surveyAnswered, commentRead],
})

/** A sensitive read, so a write: it leaves `surveys.exported`. At most 50,000 rows. */
export const exportSurveyResponses = write({
  method: 'POST',
  path: '/api/survey-response-exports',
  access: 'surveys.read',
  input: z.object(responseFilters),
  reply: z.object({ fileName: z.string(), csv: z.string(), rows: z.number(), more: z.boolean() }),
  kept: () => null,
})
