import type { VNode } from 'preact'
import { html } from '#platform/pages/html.ts'
import { Island } from '#platform/pages/island.ts'
import { say } from '#platform/pages/say.ts'
import { VoiceForm, type VoiceFormProps } from './voice-form.ts'

/** The page at /voice. */
export function VoicePage(props: VoiceFormProps): VNode {
  const { words, organisation } = props
  return html`<div>
    <h1>${say(words, 'title')}</h1>
    <p class="lead">${say(words, 'lead', { organisation })}</p>
    <${Island} name="voice-form" of=${VoiceForm} props=${props} />
    <details>
      <summary>${say(words, 'lookUp')}</summary>
      <form class="card" method="get" action="/voice/lookup">
        <label class="field"><span class="label">${say(words, 'number')}</span><input type="text" name="number" required maxlength="40" autocapitalize="characters" autocomplete="off" /></label>
        <label class="field"><span class="label">${say(words, 'key')}</span><input type="text" name="k" required maxlength="100" autocapitalize="none" autocomplete="off" /></label>
        <button type="submit">${say(words, 'lookUp.go')}</button>
      </form>
    </details>
  </div>`
}
