import type { VNode } from 'preact'
import { html } from '#platform/pages/html.ts'
import { Mark } from '#platform/pages/mark.ts'
import { type PageWords, say } from '#platform/pages/say.ts'

export interface CallbackPageProps {
  readonly words: PageWords
  readonly state: 'open' | 'answered' | 'ended'
  readonly ticketNumber: string
  /** Where the form goes. */
  readonly action: string
  readonly problem: string | null
  /** What was entered before a refusal, so that nothing is lost. */
  readonly entered: Readonly<Record<string, string>>
}

function YesNo(props: {
  name: 'solved' | 'satisfied'
  words: PageWords
  saying: readonly [string, string]
  entered: CallbackPageProps['entered']
}): VNode {
  const { name, words, saying, entered } = props
  return html`<fieldset class="card">
    <legend>${say(words, name)}</legend>
    <div class="grades">
      ${(['yes', 'no'] as const).map(
        (value, place) => html`<label class="choice" key=${value}>
          <input type="radio" name=${name} value=${value} required checked=${entered[name] === value} />
          <span><b>${say(words, saying[place] ?? value)}</b></span>
        </label>`,
      )}
    </div>
  </fieldset>`
}

function Ending({ words, state }: CallbackPageProps): VNode {
  const answered = state === 'answered'
  return html`<section class="card ending">
    ${answered ? html`<span class="done" aria-hidden="true">✓</span>` : html`<${Mark} size=${56} />`}
    <h1>${say(words, `${state}.title`)}</h1>
    <p class="lead">${say(words, `${state}.text`)}</p>
  </section>`
}

/** The page behind a callback's link: is it solved, is the customer satisfied, and a word if they like. It needs no script. */
export function CallbackPage(props: CallbackPageProps): VNode {
  const { words, state, ticketNumber, action, problem, entered } = props
  if (state !== 'open') return html`<${Ending} ...${props} />`
  return html`<div>
    <h1>${say(words, 'title')}</h1>
    <p class="lead">${say(words, 'about', { number: ticketNumber })}</p>
    ${problem === null ? null : html`<p class="notice" role="alert">${problem}</p>`}
    <form method="post" action=${action} enctype="multipart/form-data">
      <${YesNo} name="solved" words=${words} saying=${['yes', 'no']} entered=${entered} />
      <${YesNo} name="satisfied" words=${words} saying=${['good', 'bad']} entered=${entered} />
      <div class="card">
        <label class="label" for="comment">${say(words, 'comment')}</label>
        <textarea class="short" id="comment" name="comment" maxlength="1000">${entered.comment ?? ''}</textarea>
      </div>
      <button class="primary" type="submit">${say(words, 'send')}</button>
    </form>
  </div>`
}

/** Shown for a link that is not ours. */
export function NoCallbackPage({ words, problem }: { words: PageWords; problem: string }): VNode {
  return html`<div>
    <h1>${say(words, 'noLink')}</h1>
    <p class="notice" role="alert">${problem}</p>
  </div>`
}
