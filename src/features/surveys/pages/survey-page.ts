import type { VNode } from 'preact'
import { html } from '#platform/pages/html.ts'
import { Mark } from '#platform/pages/mark.ts'
import { OptOut } from '#platform/pages/opt-out.ts'
import { type PageWords, say } from '#platform/pages/say.ts'
import type { InvitationState } from '../domain/invitation-state.ts'

/** The questions in the page's language; null where one is not asked. */
export interface Questions {
  readonly title: string
  readonly csat: string | null
  readonly nps: string | null
  readonly comment: string | null
  readonly thanks: string
}

export interface SurveyProps {
  readonly words: PageWords
  readonly state: InvitationState | 'optedOut'
  readonly questions: Questions
  readonly ticketNumber: string
  /** Whether whoever holds the link may be written to, and may wish not to be. */
  readonly personal: boolean
  /** Where the form goes. */
  readonly action: string
  readonly problem: string | null
  /** What was entered before a refusal, so that nothing is lost. */
  readonly entered: Readonly<Record<string, string>>
}

const grades = [5, 4, 3, 2, 1] as const
const scale = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const

type Asked = Pick<SurveyProps, 'words' | 'entered'> & { readonly question: string }

function Satisfaction({ words, question, entered }: Asked): VNode {
  return html`<fieldset class="card">
    <legend>${question}</legend>
    <div class="grades">
      ${grades.map(
        (grade) => html`<label class="choice" key=${grade}>
          <input type="radio" name="csat" value=${grade} required checked=${entered.csat === String(grade)} />
          <span><b>${grade}</b><small>${say(words, `grade.${grade}`)}</small></span>
        </label>`,
      )}
    </div>
  </fieldset>`
}

function Recommendation({ words, question, entered, required }: Asked & { required: boolean }): VNode {
  return html`<fieldset class="card">
    <legend>${question}</legend>
    <div class="scale">
      ${scale.map(
        (score) => html`<label class="choice" key=${score}>
          <input type="radio" name="nps" value=${score} required=${required} checked=${entered.nps === String(score)} />
          <span><b>${score}</b></span>
        </label>`,
      )}
    </div>
    <p class="ends soft"><span>${say(words, 'scale.low')}</span><span>${say(words, 'scale.high')}</span></p>
  </fieldset>`
}

function Form({ words, questions, action, entered }: SurveyProps): VNode {
  const { csat, nps, comment } = questions
  return html`<form method="post" action=${action} enctype="multipart/form-data">
    ${csat === null ? null : html`<${Satisfaction} words=${words} question=${csat} entered=${entered} />`}
    ${
      nps === null
        ? null
        : html`<${Recommendation} words=${words} question=${nps} entered=${entered} required=${csat === null} />`
    }
    ${
      comment === null
        ? null
        : html`<div class="card">
          <label class="label" for="comment">${comment}</label>
          <textarea class="short" id="comment" name="comment" maxlength="2000">${entered.comment ?? ''}</textarea>
        </div>`
    }
    <button class="primary" type="submit">${say(words, 'send')}</button>
  </form>`
}

/** Where there is nothing to ask: thanks for the answer, or why it is not wanted, and the way to say more. */
function Ending({ words, state, questions, ticketNumber: number }: SurveyProps): VNode {
  const answered = state === 'answered'
  return html`<section class="card ending">
    ${answered ? html`<span class="done" aria-hidden="true">✓</span>` : html`<${Mark} size=${56} />`}
    <h1>${say(words, `${state}.title`)}</h1>
    <p class="lead">${answered ? questions.thanks : say(words, `${state}.text`)}</p>
    <p class="soft">${say(words, answered ? 'answered.rest' : 'matter', { number })}</p>
    ${state === 'ended' ? null : html`<a class="button" href="/voice">${say(words, 'again')}</a>`}
  </section>`
}

function Leaving({ words, action, personal }: SurveyProps): VNode | null {
  return personal ? (html`<${OptOut} action=${action} words=${say(words, 'optOut')} />` as VNode) : null
}

/** The page behind a survey's link: the questions, or why there are none. It needs no script. */
export function SurveyPage(props: SurveyProps): VNode {
  const { words, state, questions, ticketNumber, problem } = props
  if (state === 'optedOut') return html`<${Ending} ...${props} />`
  if (state !== 'open') return html`<div><${Ending} ...${props} /><${Leaving} ...${props} /></div>`
  return html`<div>
    <h1>${questions.title}</h1>
    <p class="lead">${say(words, 'about', { number: ticketNumber })}</p>
    ${problem === null ? null : html`<p class="notice" role="alert">${problem}</p>`}
    <${Form} ...${props} />
    <${Leaving} ...${props} />
  </div>`
}

/** Shown for a link that is not ours. */
export function NoSurveyPage({ words, problem }: { words: PageWords; problem: string }): VNode {
  return html`<div>
    <h1>${say(words, 'noSurvey')}</h1>
    <p class="notice" role="alert">${problem}</p>
  </div>`
}
