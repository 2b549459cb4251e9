import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { html } from '#platform/pages/html.ts'
import { type PageWords, say } from '#platform/pages/say.ts'
import { type Kind, kinds, maxTextLength } from '../domain/voice.ts'
import { type Attachment, FilePicker } from './file-picker.ts'
import { forgetDraft, readDraft, saveDraft } from './voice-draft.ts'
import type { VoiceEntry, VoiceOrigin } from './voice-entry.ts'
import { sendVoice } from './voice-sending.ts'

export interface VoiceFormProps {
  readonly words: PageWords
  readonly organisation: string
  /** Drawn for this form; the key to its tracking page, and what makes sending twice harmless. */
  readonly secret: string
  /** The fingerprint of the sentence that the sender agrees to. */
  readonly wording: string
  readonly origin: VoiceOrigin
  readonly entry: VoiceEntry
  /** What was wrong when the form came without a script. */
  readonly problem: string | null
}

function KindChooser({
  words,
  kind,
  choose,
}: {
  words: PageWords
  kind: string
  choose: (kind: Kind) => void
}): VNode {
  return html`<fieldset class="field">
    <legend>${say(words, 'kind')}</legend>
    <div class="choices">
      ${kinds.map(
        (one) => html`<label class="choice" key=${one}>
          <input type="radio" name="kind" value=${one} checked=${kind === one} onChange=${() => choose(one)} />
          <span><b>${say(words, `kind.${one}`)}</b><small>${say(words, `kind.${one}.hint`)}</small></span>
        </label>`,
      )}
    </div>
  </fieldset>`
}

type Change = (part: Partial<VoiceEntry>) => void
const typed = (event: Event) => (event.currentTarget as HTMLInputElement).value

function ContactFields({
  words,
  entry,
  change,
}: {
  words: PageWords
  entry: VoiceEntry
  change: Change
}): VNode {
  return html`<fieldset class="card">
    <legend class="out-of-sight">${say(words, 'contact')}</legend>
    <h2 aria-hidden="true">${say(words, 'contact')}</h2>
    <p class="soft">${say(words, 'contact.hint')}</p>
    <div class="pair">
      <label class="field"><span class="label">${say(words, 'phone')}</span>
        <input type="tel" name="phone" autocomplete="tel" maxlength="40" value=${entry.phone} onInput=${(event: Event) => change({ phone: typed(event) })} /></label>
      <label class="field"><span class="label">${say(words, 'email')}</span>
        <input type="email" name="email" autocomplete="email" maxlength="200" value=${entry.email} onInput=${(event: Event) => change({ email: typed(event) })} /></label>
      <label class="field"><span class="label">${say(words, 'name')}</span>
        <input type="text" name="name" autocomplete="name" maxlength="100" value=${entry.name} onInput=${(event: Event) => change({ name: typed(event) })} /></label>
    </div>
  </fieldset>`
}

function TextField({ words, text, change }: { words: PageWords; text: string; change: Change }): VNode {
  return html`<div class="field">
    <label class="label" for="voice-text">${say(words, 'text')}</label>
    <textarea id="voice-text" name="text" required maxlength=${maxTextLength} placeholder=${say(words, 'text.hint')} value=${text}
      aria-describedby="voice-counter" onInput=${(event: Event) => change({ text: typed(event) })}></textarea>
    <p class="soft counter" id="voice-counter">${say(words, 'counter', { used: text.length, most: maxTextLength })}</p>
  </div>`
}

/** Being written; sent off, and waiting for its files; on its way. */
type Stage = 'writing' | 'waiting' | 'sending'

/** The form by which anybody says something: alive in the browser, and a plain form without a script. */
export function VoiceForm(props: VoiceFormProps): VNode {
  const { words, organisation, secret, wording, origin } = props
  const [entry, setEntry] = useState(props.entry)
  const [files, setFiles] = useState<readonly Attachment[]>([])
  const [problem, setProblem] = useState(props.problem)
  const [stage, setStage] = useState<Stage>('writing')
  const notice = useRef<HTMLParagraphElement>(null)
  const change: Change = (part) =>
    setEntry((before) => {
      const next = { ...before, ...part }
      saveDraft(next)
      return next
    })

  useEffect(() => {
    const draft = readDraft()
    if (draft !== null) setEntry((before) => (before.text === '' ? { ...before, ...draft } : before))
  }, [])
  useEffect(() => {
    if (problem !== null) notice.current?.focus()
  }, [problem])

  const refuse = (why: string) => {
    setStage('writing')
    setProblem(why)
  }
  const send = async () => {
    const outcome = await sendVoice({ entry, secret, wording, origin, files, words })
    if (outcome.number === undefined) return refuse(outcome.problem)
    forgetDraft()
    location.assign(`/voice/${outcome.number}?k=${encodeURIComponent(secret)}&new=1`)
  }
  // What was chosen goes along: the voice waits for its files, and does not go without one that failed meanwhile.
  useEffect(() => {
    if (stage !== 'waiting' || files.some(({ state }) => state === 'sending')) return
    if (files.some(({ state }) => state === 'failed')) return refuse(say(words, 'fileLost'))
    setStage('sending')
    void send()
  })
  const submit = (event: Event) => {
    event.preventDefault()
    if (stage !== 'writing') return
    setProblem(null)
    setStage('waiting')
  }
  const busy = stage !== 'writing'
  const label = { writing: 'send', waiting: 'awaitingFiles', sending: 'sending' }[stage]

  return html`<form method="post" action="/voice" enctype="multipart/form-data" onSubmit=${submit} aria-busy=${busy}>
    ${problem === null ? null : html`<p class="notice" role="alert" tabindex="-1" ref=${notice}>${problem}</p>`}
    <input type="hidden" name="secret" value=${secret} />
    <input type="hidden" name="wording" value=${wording} />
    <input type="hidden" name="product" value=${origin.product} />
    <input type="hidden" name="outlet" value=${origin.outlet} />
    <input type="hidden" name="touchpoint" value=${origin.touchpoint} />
    <section class="card">
      <${KindChooser} words=${words} kind=${entry.kind} choose=${(kind: Kind) => change({ kind })} />
      <${TextField} words=${words} text=${entry.text} change=${change} />
      <${FilePicker} words=${words} files=${files} setFiles=${setFiles} />
    </section>
    <${ContactFields} words=${words} entry=${entry} change=${change} />
    <label class="check"><input type="checkbox" name="consent" value="yes" required /><span>${say(words, 'consent', { organisation })}</span></label>
    <p><button class="primary" type="submit" disabled=${busy}>${say(words, label)}</button></p>
  </form>`
}
