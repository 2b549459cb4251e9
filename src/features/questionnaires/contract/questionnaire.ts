import { z } from 'zod'
import {
  attachables,
  dimensions,
  effortScales,
  formats,
  isReserved,
  looks,
  most,
  operators,
  questionsOf,
} from '../domain/questionnaire.ts'

/** Texts in both languages, of which a draft may lack one. */
const words = z.strictObject({ zh: z.string().max(most.words), en: z.string().max(most.words) })

const isFree = (id: string) => !isReserved(id)
const name = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,31}$/)
  .refine(isFree)
const option = z.strictObject({ id: z.string().min(1).max(40).refine(isFree), words })
const day = z.iso.date().nullable()

const asked = {
  id: name,
  title: words,
  hint: words.nullable(),
  required: z.boolean(),
  visibleIf: z
    .strictObject({
      question: name,
      operator: z.enum(operators),
      value: z.union([z.string().max(40), z.number()]).nullable(),
    })
    .nullable(),
}

const scored = { ...asked, alarmAt: z.number().min(0).max(100).nullish() }
const counted = { ...scored, inMetric: z.boolean().optional() }
const options = z.array(option).max(most.options).readonly()
const chosen = { ...asked, choices: options, random: z.boolean() }

const question = z.discriminatedUnion('kind', [
  z.strictObject({ ...counted, kind: z.literal('nps') }),
  z.strictObject({ ...asked, kind: z.literal('consent') }),
  z.strictObject({ ...counted, kind: z.literal('csat'), look: z.enum(looks) }),
  z.strictObject({ ...scored, kind: z.literal('ces'), scale: z.enum(effortScales) }),
  z.strictObject({
    ...scored,
    kind: z.literal('csi'),
    rows: z
      .array(option.extend({ dimension: z.enum(dimensions) }))
      .max(most.options)
      .readonly(),
  }),
  z.strictObject({ ...asked, kind: z.literal('matrix'), rows: options, columns: options }),
  z.strictObject({ ...chosen, kind: z.literal('single') }),
  z.strictObject({ ...chosen, kind: z.literal('ranking') }),
  z.strictObject({
    ...chosen,
    kind: z.literal('multiple'),
    least: z.number().int().min(0).max(most.options),
    most: z.number().int().min(1).max(most.options).nullable(),
  }),
  z.strictObject({
    ...asked,
    kind: z.literal('text'),
    long: z.boolean(),
    format: z.enum(formats),
    longest: z.number().int().min(1).max(most.text),
  }),
  z.strictObject({ ...asked, kind: z.literal('date'), earliest: day, latest: day }),
  z.strictObject({
    ...asked,
    kind: z.literal('file'),
    accepts: z.enum(attachables),
    mostFiles: z.number().int().min(1).max(most.files),
  }),
])

const page = z.strictObject({
  id: name,
  title: words.nullable(),
  random: z.boolean().optional(),
  questions: z.array(question).max(most.questions).readonly(),
})

/** What a survey asks, in the shape it is kept in. Whether it may be opened is for `flawsIn` to say. */
export const questionnaire = z
  .strictObject({
    title: words,
    intro: words.nullable(),
    thanks: words,
    pages: z.array(page).min(1).max(most.pages).readonly(),
    anonymousAlarms: z.boolean().optional(),
  })
  .refine((given) => questionsOf(given).length <= most.questions, {
    path: ['pages'],
    message: `at most ${most.questions} questions`,
  })
