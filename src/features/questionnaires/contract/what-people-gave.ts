import { z } from 'zod'
import { read } from '#platform/contract/endpoint.ts'
import { id } from '#platform/contract/id.ts'
import { questionnaireAnswered, reading } from '../contract.ts'
import { choice, reach, words } from './choosing-answers.ts'

/** Files that people attached to one question, in no telling order; anonymous ones are told five people at a time. */
export const attachedFiles = read({
  path: '/api/questionnaires/:questionnaireId/attached-files',
  access: reading,
  reach,
  input: z.object({ ...choice, question: z.string().max(40) }),
  reply: z.object({
    items: z.array(z.object({ fileId: z.string(), mediaType: z.string(), bytes: z.number().int() })),
    more: z.boolean(),
  }),
  refreshOn: [questionnaireAnswered],
})

/** What people speak of in what they wrote: labels of the analysis with how it sounds, the most frequent first. */
export const questionnaireThemes = read({
  path: '/api/questionnaires/:questionnaireId/themes',
  access: reading,
  reach,
  input: z.object({ ...choice, question: z.string().max(40).optional() }),
  reply: z.object({
    items: z.array(
      z.object({
        labelId: id,
        words,
        positive: z.number().int(),
        neutral: z.number().int(),
        negative: z.number().int(),
      }),
    ),
    /** Comments without a label. */
    without: z.number().int(),
  }),
  refreshOn: [questionnaireAnswered],
})

const polarities = ['positive', 'neutral', 'negative'] as const

/** What people wrote, searched; how each sounds is judged when it is looked at. Personal data is masked and cannot be found. */
export const questionnaireComments = read({
  path: '/api/questionnaires/:questionnaireId/comments',
  access: reading,
  reach,
  input: z.object({
    ...choice,
    question: z.string().max(40).optional(),
    q: z.string().trim().max(100).optional(),
    label: id.optional(),
    polarity: z.enum(polarities).optional(),
  }),
  reply: z.object({
    /** Those that ask for free words. */
    questions: z.array(z.object({ id: z.string(), title: words })),
    question: z.string().nullable(),
    answered: z.number().int(),
    items: z.array(z.object({ text: z.string(), polarity: z.enum(polarities) })),
    more: z.boolean(),
    /** Somebody wrote anonymously what is not shown, because a part of the answers is looked at. */
    wordsLeftOut: z.boolean(),
  }),
  refreshOn: [questionnaireAnswered],
})
