import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { html } from '#platform/pages/html.ts'
import { type PageWords, say } from '#platform/pages/say.ts'
import { maxTextLength } from '../domain/voice.ts'
import { type Attachment, FilePicker } from './file-picker.ts'

/** Words and uploads that are to be added. */
export interface Addition {
  readonly text: string
  readonly files: readonly { readonly id: string; readonly name: string }[]
}

const arrived = ({ id, name }: Addition['files'][number]): Attachment => ({
  ...{ key: id, id, name, preview: null },
  ...{ share: 1, state: 'sent', problem: null },
})

/** The form by which the sender adds words, photos or files: a plain form that, alive in the browser, takes the files over beforehand. */
export function AddMore(props: { words: PageWords; number: string; addition: Addition }): VNode {
  const { words, number, addition } = props
  const [files, setFiles] = useState<readonly Attachment[]>(() => addition.files.map(arrived))
  const [stage, setStage] = useState<'writing' | 'waiting' | 'sending'>('writing')
  const [problem, setProblem] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const isUnder = (state: Attachment['state']) => files.some((file) => file.state === state)

  // What was chosen goes along: the words wait for their files, and do not go without one that failed meanwhile.
  useEffect(() => {
    if (stage !== 'waiting' || isUnder('sending')) return
    setStage('writing')
    form.current?.requestSubmit()
  })
  const submit = (event: Event) => {
    setProblem(null)
    if (!isUnder('sending') && !isUnder('failed') && stage === 'writing') return setStage('sending')
    event.preventDefault()
    if (isUnder('sending')) setStage('waiting')
    else if (isUnder('failed')) setProblem(say(words, 'fileLost'))
  }
  const sent = files.flatMap(({ id, name }) => (id === null ? [] : [{ id, name }]))
  const label = { writing: 'addMore.send', waiting: 'awaitingFiles', sending: 'sending' }[stage]

  return html`<form class="card" ref=${form} method="post" action=${`/voice/${number}/additions`} enctype="multipart/form-data" onSubmit=${submit}>
    <div class="field">
      <label class="label" for="more">${say(words, 'addMore')}</label>
      <textarea id="more" name="text" required=${files.length === 0} maxlength=${maxTextLength}>${addition.text}</textarea>
    </div>
    <input type="hidden" name="uploaded" value=${JSON.stringify(sent)} />
    <${FilePicker} words=${words} files=${files} setFiles=${setFiles} />
    ${problem === null ? null : html`<p class="notice" role="alert">${problem}</p>`}
    <p class="row"><button type="submit" disabled=${stage !== 'writing'}>${say(words, label)}</button></p>
  </form>`
}
