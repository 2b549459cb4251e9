import type { FastifyRequest } from 'fastify'
import { bytesOf } from '#platform/server/files/uploading.ts'
import { checkedAnswers } from '../domain/check-answers.ts'
import { type Field, pagesAsked, withFields } from '../domain/form-fields.ts'
import type { Answers, Questionnaire } from '../domain/questionnaire.ts'
import type { AnswerProps } from '../pages/answer-props.ts'

/** The form as a browser sends it, with or without a script. */
export interface AnswerFields {
  readonly go: string
  readonly sitting: string
  readonly page: number
  readonly trap: string
  readonly before: Readonly<Record<string, unknown>>
  readonly fields: readonly Field[]
  /** Files that a form without a script carries, under the names of their questions' fields. */
  readonly files: readonly { readonly field: string; readonly content: Buffer }[]
}

/** The largest page: 100 questions of 50 rows would not be answered by anybody, but must not be cut off. */
const mostFields = 5100
const mostFilesAtOnce = 10

function objectIn(text: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
  } catch {
    return {}
  }
}

export async function readAnswerForm(request: FastifyRequest): Promise<AnswerFields> {
  const fields: Field[] = []
  const files: { field: string; content: Buffer }[] = []
  if (request.isMultipart())
    for await (const part of request.parts({ limits: { fields: mostFields, fieldSize: 400_000 } })) {
      // Browsers end the lines of a form with CR LF and count them as one sign.
      if (part.type === 'field') fields.push([part.fieldname, String(part.value).replaceAll('\r\n', '\n')])
      else if (files.length >= mostFilesAtOnce) part.file.resume()
      else {
        const content = await bytesOf(part.file)
        if (content.length > 0) files.push({ field: part.fieldname, content })
      }
    }
  const one = (name: string) => fields.find(([known]) => known === name)?.[1]
  return {
    go: one('go') ?? 'next',
    sitting: one('sitting') ?? '',
    page: Number(one('page') ?? 0),
    trap: (one('website') ?? '').slice(0, 400),
    before: objectIn(one('answers')),
    fields,
    files,
  }
}

/** What was entered so far, and which page comes now. */
export interface Entered {
  readonly sitting: string
  readonly answers: Answers
  readonly page: number
  readonly problems: AnswerProps['problems']
}

/** One step of the form: forward when the page is answered, back in any case, and to what still stands open when it is sent. */
export function stepFrom(questionnaire: Questionnaire, form: AnswerFields): Entered {
  const { go, sitting } = form
  const page = questionnaire.pages[form.page] === undefined ? 0 : form.page
  const given = withFields(
    questionnaire.pages[page] as (typeof questionnaire.pages)[number],
    form.before,
    form.fields,
  )
  const { answers: counted, problems } = checkedAnswers(questionnaire, given)
  const answers = given as Answers
  const places = pagesAsked(questionnaire, counted)
  const pageOf = (id: string) =>
    questionnaire.pages.findIndex(({ questions }) => questions.some((question) => question.id === id))
  const at = places.indexOf(page)
  if (go === 'back') return { sitting, answers, page: places[at - 1] ?? page, problems: [] }
  const open = problems.filter(({ question }) => go === 'send' || pageOf(question) === page)
  if (open[0] !== undefined) return { sitting, answers, page: pageOf(open[0].question), problems: open }
  return { sitting, answers, page: places[at + 1] ?? page, problems: [] }
}
