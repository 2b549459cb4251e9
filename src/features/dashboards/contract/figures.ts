import { z } from 'zod'
import { seenMark } from '#features/alerts/contract/seen-marks.ts'
import { alertMarkRemoved, alertMarkSaved } from '#features/alerts/contract.ts'
import { readCut } from '#features/metrics/contract/cut.ts'
import { metricSettingsChanged, weekYears } from '#features/metrics/contract/settings.ts'
import { listOf, nothing, read } from '#platform/contract/endpoint.ts'
import { benchmarksImported } from '../contract.ts'
import { fieldsOf } from '../domain/questions.ts'

/** The most questions that are asked at once: every widget with what it is compared to. */
export const mostQuestions = 80

/** What a question in one line asks, as GET /api/metrics/cut takes it. */
export const askedIn = (line: string) => readCut.input.safeParse(fieldsOf(line))

/** A question in one line: `metric~by~from~to~unit~kind~channel~label~tree~product~group~membership~region~lifecycle`; `%7E` is a ~, `%25` a %. */
const question = z
  .string()
  .max(800)
  .transform((line, context) => {
    const found = askedIn(line)
    if (found.success) return { line, asked: found.data }
    for (const { message, path } of found.error.issues)
      context.addIssue({ code: 'custom', path: [...path], message })
    return z.NEVER
  })

/**
 * The answers to the questions of a whole dashboard, with the days that are not usual and the values of the industry. What cannot be
 * answered says why, and keeps nothing else from being answered.
 */
export const readFigures = read({
  path: '/api/dashboard-figures',
  access: 'metrics.read',
  input: z.object({
    question: listOf(question).refine((questions) => questions.length <= mostQuestions, {
      message: `at most ${mostQuestions} questions`,
    }),
  }),
  reply: z.object({
    answers: z.array(
      z.object({ line: z.string(), cut: readCut.reply.nullable(), problem: z.string().nullable() }),
    ),
  }),
  refreshOn: readCut.refreshOn,
})

/** What stands beside the figures: days that are not usual, and what is usual in the industry. */
export const readBackdrop = read({
  path: '/api/dashboard-backdrop',
  access: 'metrics.read',
  input: nothing,
  reply: z.object({
    /** How years are made of weeks; null where they are made of months. */
    weekYears: weekYears.extend({ yearBegins: z.number() }).nullable(),
    marks: z.array(seenMark),
    benchmarks: z.array(
      z.object({ metric: z.string(), period: z.string(), value: z.number(), source: z.string() }),
    ),
  }),
  refreshOn: [alertMarkSaved, alertMarkRemoved, benchmarksImported, metricSettingsChanged],
})
