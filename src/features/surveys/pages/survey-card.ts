import type { VNode } from 'preact'
import { html } from '#platform/pages/html.ts'
import { type PageWords, say } from '#platform/pages/say.ts'

/** On the tracking page: asks for an answer, or says thank you for it. */
export function SurveyCard({
  words,
  title,
  path,
  answered,
}: {
  words: PageWords
  /** Of a designed survey. */
  title: string | null
  path: string
  answered: boolean
}): VNode {
  if (answered) return html`<p class="notice good">${say(words, 'card.answered')}</p>`
  return html`<section class="card">
    <h2>${title || say(words, 'card.title')}</h2>
    <p class="soft">${say(words, 'card.text')}</p>
    <a class="button" href=${path}>${say(words, 'card.go')}</a>
  </section>`
}
