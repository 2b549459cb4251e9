import type { VNode } from 'preact'
import { html } from '#platform/pages/html.ts'
import { type PageWords, say } from '#platform/pages/say.ts'

/** Shown when a number and its secret do not belong together, or one is missing. */
export function MissingPage({
  words,
  number,
  problem,
}: {
  words: PageWords
  number: string
  problem: string | null
}): VNode {
  return html`<div>
    <h1>${say(words, 'track.title')}</h1>
    ${problem === null ? null : html`<p class="notice" role="alert">${problem}</p>`}
    <form class="card" method="get" action="/voice/lookup">
      <p class="soft">${say(words, 'lookUp.hint')}</p>
      <label class="field"><span class="label">${say(words, 'number')}</span><input type="text" name="number" required maxlength="40" value=${number} autocapitalize="characters" autocomplete="off" /></label>
      <label class="field"><span class="label">${say(words, 'key')}</span><input type="text" name="k" required maxlength="100" autocapitalize="none" autocomplete="off" /></label>
      <button class="primary" type="submit">${say(words, 'lookUp.go')}</button>
    </form>
    <p><a href="/voice">${say(words, 'lookUp.new')}</a></p>
  </div>`
}
