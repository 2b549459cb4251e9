import type { VNode } from 'preact'
import { html } from '#platform/pages/html.ts'
import { Island } from '#platform/pages/island.ts'
import { Mark } from '#platform/pages/mark.ts'
import { OptOut } from '#platform/pages/opt-out.ts'
import { type PageWords, say } from '#platform/pages/say.ts'
import type { LinkState } from '../domain/link-state.ts'
import { inLanguage, type Language } from '../domain/piping.ts'
import type { Questionnaire } from '../domain/questionnaire.ts'
import { AnswerForm } from './answer-form.ts'
import type { AnswerProps } from './answer-props.ts'

/** The page behind a link while it asks: what it is about, whose answer it is, and the questions. */
export function AnswerPage(props: AnswerProps): VNode {
  const { words, language, questionnaire, personal, preview, token } = props
  const { title, intro, anonymousAlarms } = questionnaire
  const whose = personal ? 'personal' : anonymousAlarms ? 'anonymousAlarms' : 'anonymous'
  return html`<div>
    <h1>${inLanguage(title, language)}</h1>
    ${intro === null ? null : html`<p class="lead">${inLanguage(intro, language)}</p>`}
    <p class="soft">${say(words, whose)}</p>
    <${Island} name="answer-form" of=${AnswerForm} props=${props} />
    ${personal && !preview ? html`<${OptOut} action=${`/q/${token}`} words=${say(words, 'optOut')} />` : null}
  </div>`
}

/** Where nothing is asked (any more): thanks, or why. Whoever was written to can say here, too, that they want no more of it. */
export function EndPage(props: {
  words: PageWords
  language: Language
  state: Exclude<LinkState, 'open'> | 'optedOut'
  questionnaire: Questionnaire | null
  token: string
  personal: boolean
}): VNode {
  const { words, language, state, questionnaire, token, personal } = props
  const answered = state === 'answered'
  const text =
    answered && questionnaire !== null
      ? inLanguage(questionnaire.thanks, language)
      : say(words, `${state}.text`)
  return html`<div>
    <section class="card ending" data-over=${answered}>
      ${answered ? html`<span class="done" aria-hidden="true">✓</span>` : html`<${Mark} size=${56} />`}
      <h1>${say(words, `${state}.title`)}</h1>
      <p class="lead">${text}</p>
      <a class="button" href="/voice">${say(words, 'again')}</a>
    </section>
    ${personal && state !== 'optedOut' ? html`<${OptOut} action=${`/q/${token}`} words=${say(words, 'optOut')} />` : null}
  </div>`
}

/** Shown for a link that is not ours. */
export function NoSurveyPage({ words, problem }: { words: PageWords; problem: string }): VNode {
  return html`<div>
    <h1>${say(words, 'noSurvey')}</h1>
    <p class="notice" role="alert">${problem}</p>
  </div>`
}
