import { z } from 'zod'
import { done, read, write } from '#platform/contract/endpoint.ts'
import { locale } from '#platform/contract/locale-schema.ts'
import { linkStates } from '../domain/link-state.ts'
import { questionnaire } from './questionnaire.ts'

const access = { anyone: 'signed link' }
/** Drawn for whoever opens an anonymous link, so that they can go on later; forgotten once they answered. */
const sitting = z.string().max(100).default('')
const given = z.record(z.string().max(40), z.unknown())

/** What the page behind a link asks, and what was answered so far. */
export const questionnaireForm = read({
  path: '/api/questionnaire-links/:token',
  access,
  input: z.object({ sitting }),
  reply: z.object({
    state: z.enum(linkStates),
    organisation: z.string(),
    /** The version that was being asked when this answer was begun; null where nothing is asked (any more). */
    questionnaire: questionnaire.nullable(),
    version: z.number().int().nullable(),
    answers: given,
    /** Whether the link is one person's. */
    personal: z.boolean(),
    /** What the order of choices is drawn from. */
    seed: z.string(),
    /** Sites that may show the page in a frame. */
    framedBy: z.array(z.string()),
  }),
})

/** Begins an answer, which holds on to the version that is asked now. */
export const beginSitting = write({
  method: 'POST',
  path: '/api/questionnaire-links/:token/sittings',
  access,
  input: z.object({
    /** False where a page was only fetched, maybe by a program that looks behind links: it counts as opened when it is seen. */
    seen: z.boolean().default(true),
  }),
  reply: z.object({ sitting: z.string() }),
  quiet: 'that somebody looks at a survey says nothing yet, and an anonymous link keeps no times',
  kept: () => null,
})

/** Somebody sees the page: from now on it counts as opened. */
export const seePage = write({
  method: 'PUT',
  path: '/api/questionnaire-links/:token/opening',
  access,
  input: z.object({ sitting }),
  reply: done,
  quiet: 'that somebody looks at a survey says nothing yet',
})

/** Keeps half an answer; what does not fit its question is let go. */
export const keepPartialAnswer = write({
  method: 'PUT',
  path: '/api/questionnaire-links/:token/partial-answer',
  access,
  input: z.object({ sitting, answers: given }),
  reply: done,
  quiet: 'half an answer is none yet',
})

/** One answer a link and person; `questionnaires.unanswered` names the questions that still stand open. */
export const answerQuestionnaire = write({
  method: 'POST',
  path: '/api/questionnaire-links/:token/answer',
  access,
  input: z.object({
    sitting,
    answers: given,
    locale: locale.optional(),
    /** A field that people do not see; whatever fills it in is none. */
    trap: z.string().max(400).default(''),
  }),
  reply: z.object({ state: z.enum(linkStates) }),
  quiet: 'an anonymous answer leaves no trace of its moment; one by a person leaves questionnaires.answered',
})

/**
 * An answer that a kiosk took, maybe while it was offline: of the version it showed, and counted once however often it is sent. `key` is drawn for
 * each answer.
 */
export const answerAtKiosk = write({
  method: 'POST',
  path: '/api/questionnaire-links/:token/kiosk-answers',
  access,
  input: z.object({
    key: z.string().min(32).max(100),
    version: z.number().int().positive(),
    answers: given,
    locale: locale.optional(),
    tookMs: z.number().int().nonnegative(),
  }),
  reply: done,
  quiet: 'an anonymous answer leaves no trace of its moment',
})

/** Whoever got the link is asked nothing by mail any more, by no survey. */
export const optOut = write({
  method: 'POST',
  path: '/api/questionnaire-links/:token/opt-out',
  access,
  input: z.object({}),
  reply: done,
})
