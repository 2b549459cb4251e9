import type { VNode } from 'preact'
import { html } from '#platform/pages/html.ts'
import { say } from '#platform/pages/say.ts'
import { fieldOf } from '../domain/form-fields.ts'
import { inLanguage } from '../domain/piping.ts'
import type { FieldProps, Of } from './answer-props.ts'
import { MultipleField, RankingField, SingleField } from './choice-fields.ts'
import { FileField } from './file-field.ts'
import {
  CesField,
  CsatField,
  CsiField,
  isGroup,
  MatrixField,
  NpsField,
  problemWords,
} from './scale-fields.ts'

/** Where what is wrong with an answer is told. */
const problemId = ({ id }: { readonly id: string }): string => `p.${id}`

const typed = (event: Event) => (event.currentTarget as HTMLInputElement).value

const inputTypes = { any: 'text', email: 'email', phone: 'tel', number: 'text' } as const

/** From this share of the most on, how much was written is told. */
const nearlyFull = 0.9

/** What is too long stays as it was written, and says so: a browser that cuts it off would say nothing. */
function TextField({ question, words, value, change, problem }: FieldProps<Of<'text'>>): VNode {
  const { longest: most } = question
  const text = typeof value === 'string' ? value : ''
  const shared = {
    id: fieldOf(question),
    name: fieldOf(question),
    value: text,
    'aria-invalid': problem !== null,
    'aria-describedby': problem === null ? undefined : problemId(question),
    onInput: (event: Event) => change(typed(event)),
  }
  const field = question.long
    ? html`<textarea class="short" ...${shared}></textarea>`
    : html`<input type=${inputTypes[question.format]} inputmode=${question.format === 'number' ? 'decimal' : undefined} ...${shared} />`
  const told = text.length < most * nearlyFull ? '' : say(words, 'written', { written: text.length, most })
  return html`${field}<p class=${text.length > most ? 'problem' : 'soft'} role="status" hidden=${told === ''}>${told}</p>`
}

function DateField({ question, value, change, problem }: FieldProps<Of<'date'>>): VNode {
  return html`<input type="date" id=${fieldOf(question)} name=${fieldOf(question)} min=${question.earliest} max=${question.latest}
    value=${typeof value === 'string' ? value : ''} aria-invalid=${problem !== null}
    aria-describedby=${problem === null ? undefined : problemId(question)} onInput=${(event: Event) => change(typed(event))} />`
}

function ConsentField({ question, value, title, change }: FieldProps<Of<'consent'>>): VNode {
  return html`<label class="check">
    <input type="checkbox" name=${fieldOf(question)} value="yes" checked=${value === true}
      onChange=${(event: Event) => change((event.currentTarget as HTMLInputElement).checked || undefined)} />
    <span>${title}</span>
  </label>`
}

const fields = {
  nps: NpsField,
  csat: CsatField,
  ces: CesField,
  csi: CsiField,
  matrix: MatrixField,
  single: SingleField,
  multiple: MultipleField,
  ranking: RankingField,
  text: TextField,
  date: DateField,
  file: FileField,
  consent: ConsentField,
}

/** One question with its words, its field and what is wrong with the answer. */
export function QuestionField(props: FieldProps & { alive: boolean }): VNode {
  const { question, words, language, title, problem } = props
  const heading = html`${title}${question.required ? null : html` <small class="soft">${say(words, 'optional')}</small>`}`
  const body = html`
    ${question.hint === null ? null : html`<p class="soft">${inLanguage(question.hint, language)}</p>`}
    <${fields[question.kind]} ...${props} />
    ${problem === null ? null : html`<p class="problem" role="alert" id=${problemId(question)}>${problemWords(words, problem)}</p>`}`
  const className = problem === null ? 'card' : 'card wrong'
  const describedBy = problem === null ? undefined : problemId(question)
  if (isGroup(question))
    return html`<fieldset class=${className} id=${`q.${question.id}`} aria-describedby=${describedBy}><legend>${heading}</legend><div>${body}</div></fieldset>`
  if (question.kind === 'consent') return html`<div class=${className} id=${`q.${question.id}`}>${body}</div>`
  return html`<div class=${className} id=${`q.${question.id}`}>
    <label class="label" for=${fieldOf(question)}>${heading}</label>
    ${body}
  </div>`
}
