import type { VNode } from 'preact'
import { html } from '#platform/pages/html.ts'
import { type PageWords, say } from '#platform/pages/say.ts'
import { fieldOf, likertPoints } from '../domain/form-fields.ts'
import { inLanguage } from '../domain/piping.ts'
import type { Question } from '../domain/questionnaire.ts'
import type { FieldProps, Of } from './answer-props.ts'

const upTo = (low: number, high: number) => Array.from({ length: high - low + 1 }, (_, index) => low + index)

interface PointProps {
  readonly name: string
  readonly point: number
  readonly chosen: boolean
  readonly label?: string | undefined
  readonly change: (point: number) => void
  readonly children: unknown
}

function Point({ name, point, chosen, label, change, children }: PointProps): VNode {
  return html`<label class="choice">
    <input type="radio" name=${name} value=${point} checked=${chosen} aria-label=${label} onChange=${() => change(point)} />
    <span>${children}</span>
  </label>`
}

function Ends({ low, high }: { low: string; high: string }): VNode {
  return html`<p class="ends soft"><span>${low}</span><span>${high}</span></p>`
}

/** 0 to 10. */
export function NpsField({ question, words, value, change }: FieldProps<Of<'nps'>>): VNode {
  return html`<div>
    <div class="scale">
      ${upTo(0, 10).map(
        (point) =>
          html`<${Point} key=${point} name=${fieldOf(question)} point=${point} chosen=${value === point} change=${change}><b>${point}</b><//>`,
      )}
    </div>
    <${Ends} low=${say(words, 'scale.low')} high=${say(words, 'scale.high')} />
  </div>`
}

/** A face from very sad (1) to very glad (5): the mouth's middle sinks as the mood rises. */
function Face({ point }: { point: number }): VNode {
  const bend = 12 + point * 4
  return html`<svg class="face" viewBox="0 0 40 40" width="36" height="36" aria-hidden="true">
    <circle cx="20" cy="20" r="17" fill="none" stroke="currentColor" stroke-width="2" />
    <circle cx="14" cy="16" r="2" fill="currentColor" /><circle cx="26" cy="16" r="2" fill="currentColor" />
    <path d=${`M12 ${27 - (point - 3)} Q20 ${bend + 3} 28 ${27 - (point - 3)}`} fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
  </svg>`
}

/** 1 to 5 as stars, faces or numbers, each with its word. */
export function CsatField({ question, words, value, change }: FieldProps<Of<'csat'>>): VNode {
  const { look } = question
  const sign = (point: number) =>
    look === 'faces' ? html`<${Face} point=${point} />` : html`<b>${look === 'stars' ? '★' : point}</b>`
  return html`<div>
    <div class=${`five ${look}`}>
      ${upTo(1, 5).map(
        (
          point,
        ) => html`<${Point} key=${point} name=${fieldOf(question)} point=${point} chosen=${value === point} change=${change}
          label=${`${point} ${say(words, `grade.${point}`)}`}>${sign(point)}<//>`,
      )}
    </div>
    <${Ends} low=${say(words, 'grade.1')} high=${say(words, 'grade.5')} />
  </div>`
}

/** How much effort it took (1 to 5), or how far one agrees that it was easy (1 to 7). */
export function CesField({ question, words, value, change }: FieldProps<Of<'ces'>>): VNode {
  const { scale } = question
  const highest = scale === 'effort-5' ? 5 : 7
  return html`<div>
    <div class=${highest === 7 ? 'seven' : 'five numbers'}>
      ${upTo(1, highest).map(
        (point) =>
          html`<${Point} key=${point} name=${fieldOf(question)} point=${point} chosen=${value === point} change=${change}><b>${point}</b><//>`,
      )}
    </div>
    <${Ends} low=${say(words, `${scale}.low`)} high=${say(words, `${scale}.high`)} />
  </div>`
}

/** The row's answer put into what was answered of the rows so far. */
const withRow = (value: unknown, row: string, point: string | number): unknown => ({
  ...(typeof value === 'object' && value !== null ? value : {}),
  [row]: point,
})

/** What was chosen in a row. */
const inRow = (value: unknown, row: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[row] : undefined

/** Statements, each agreed with from 1 to 7. */
export function CsiField({ question, words, language, value, change }: FieldProps<Of<'csi'>>): VNode {
  return html`<div class="rows">
    ${question.rows.map(
      (row) => html`<fieldset key=${row.id}>
        <legend>${inLanguage(row.words, language)}</legend>
        <div class="seven">
          ${likertPoints.map(
            (
              point,
            ) => html`<${Point} key=${point} name=${fieldOf(question, row.id)} point=${point} chosen=${inRow(value, row.id) === point}
              change=${(chosen: number) => change(withRow(value, row.id, chosen))}><b>${point}</b><//>`,
          )}
        </div>
      </fieldset>`,
    )}
    <${Ends} low=${say(words, 'agreement-7.low')} high=${say(words, 'agreement-7.high')} />
  </div>`
}

/** Rows, each with one of the same choices. */
export function MatrixField({ question, language, value, change }: FieldProps<Of<'matrix'>>): VNode {
  return html`<div class="rows">
    ${question.rows.map(
      (row) => html`<fieldset key=${row.id}>
        <legend>${inLanguage(row.words, language)}</legend>
        <div class="options wrap">
          ${question.columns.map(
            (column) => html`<label class="choice" key=${column.id}>
              <input type="radio" name=${fieldOf(question, row.id)} value=${column.id} checked=${inRow(value, row.id) === column.id}
                onChange=${() => change(withRow(value, row.id, column.id))} />
              <span>${inLanguage(column.words, language)}</span>
            </label>`,
          )}
        </div>
      </fieldset>`,
    )}
  </div>`
}

/** Whether a question is answered by several radio buttons or boxes, which then need a legend instead of a label. */
export const isGroup = (question: Question): boolean =>
  !['text', 'date', 'consent', 'file'].includes(question.kind)

/** The name a page's words give a problem. */
export const problemWords = (words: PageWords, problem: string): string => say(words, `problem.${problem}`)
