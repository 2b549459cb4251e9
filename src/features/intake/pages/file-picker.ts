import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from '#platform/pages/html.ts'
import { type PageWords, say } from '#platform/pages/say.ts'
import { maxFileBytes, maxFiles } from '../domain/voice.ts'
import { isShown, newerPhotos, showable } from './newer-photos.ts'

/** A file on its way or arrived; `id` once it has. */
export interface Attachment {
  readonly key: string
  readonly name: string
  readonly preview: string | null
  readonly share: number
  readonly id: string | null
  readonly state: 'sending' | 'sent' | 'failed'
  readonly problem: string | null
}

const accepted =
  'image/jpeg,image/png,image/webp,image/gif,application/pdf,audio/mpeg,audio/mp4,audio/wav,audio/amr,audio/ogg,video/mp4,.doc,.docx,.odt,.rtf,.xlsx,.pptx,.csv,.txt,.eml,.htm,.html,.mht'

// XMLHttpRequest, because fetch tells nothing of an upload's progress.
function upload(file: File, onShare: (share: number) => void): Promise<{ fileId?: string; title?: string }> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/voice/files')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0)
    request.onload = () => resolve(request.response ?? {})
    request.onerror = () => resolve({})
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })
}

type SetFiles = (change: (before: readonly Attachment[]) => readonly Attachment[]) => void

async function take(
  chosen: File,
  { words, setFiles }: { words: PageWords; setFiles: SetFiles },
): Promise<void> {
  const key = crypto.randomUUID?.() ?? `${chosen.name}-${chosen.lastModified}-${performance.now()}`
  const edit = (part: Partial<Attachment>) =>
    setFiles((before) => before.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const row = { key, preview: null, share: 0, id: null, state: 'sending', problem: null } as const
  setFiles((before) => [...before, { ...row, name: chosen.name }])
  const file = await showable(chosen)
  edit({ name: file.name, preview: isShown(file) ? URL.createObjectURL(file) : null })
  if (file.size > maxFileBytes) return edit({ state: 'failed', problem: say(words, 'fileTooLarge') })
  const { fileId, title } = await upload(file, (share) => edit({ share }))
  if (fileId === undefined) edit({ state: 'failed', problem: title ?? say(words, 'fileFailed') })
  else edit({ id: fileId, state: 'sent', share: 1 })
}

function FileRow({ words, file, remove }: { words: PageWords; file: Attachment; remove: () => void }): VNode {
  const ending = file.name
    .slice(file.name.lastIndexOf('.') + 1)
    .slice(0, 4)
    .toUpperCase()
  return html`<li class="file">
    ${file.preview === null || file.state === 'failed' ? html`<span class="kind" aria-hidden="true">${ending}</span>` : html`<img src=${file.preview} alt="" />`}
    <div>
      <span class="name">${file.name}</span>
      ${file.state === 'sending' ? html`<progress max="1" value=${file.share} aria-label=${say(words, 'uploading', { name: file.name })}></progress>` : null}
      ${file.state === 'sent' ? html`<span class="soft">${say(words, 'uploaded')}</span>` : null}
      ${file.problem === null ? null : html`<span class="soft" role="alert">${file.problem}</span>`}
    </div>
    <button type="button" onClick=${remove} aria-label=${say(words, 'removeFile', { name: file.name })}>${say(words, 'remove')}</button>
  </li>`
}

/** Photos and files: taken over one by one with progress, shown, removable. Without a script, a plain file field. */
export function FilePicker({
  words,
  files,
  setFiles,
}: {
  words: PageWords
  files: readonly Attachment[]
  setFiles: SetFiles
}): VNode {
  // Without a script the browser's own field shows what was chosen; with one, the rows below do.
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  const choose = (event: Event) => {
    const field = event.currentTarget as HTMLInputElement
    const chosen = [...(field.files ?? [])].slice(0, maxFiles - files.length)
    // Emptied, or the plain form would carry them a second time.
    field.value = ''
    for (const file of chosen) void take(file, { words, setFiles })
  }
  const remove = (file: Attachment) => {
    if (file.preview !== null) URL.revokeObjectURL(file.preview)
    setFiles((before) => before.filter((one) => one.key !== file.key))
  }
  return html`<div>
    <label class="label" for="voice-files">${say(words, 'files')}</label>
    <p class="soft">${say(words, 'files.hint', { most: maxFiles })}</p>
    <input id="voice-files" class=${alive ? 'out-of-sight' : ''} type="file" name="file" multiple accept=${accepted + (alive ? newerPhotos() : '')}
      onChange=${choose} disabled=${files.length >= maxFiles} />
    ${alive && files.length < maxFiles ? html`<label class="pick" for="voice-files">${say(words, 'files.add')}</label>` : null}
    <ul class="files" aria-live="polite">
      ${files.map((file) => html`<${FileRow} key=${file.key} words=${words} file=${file} remove=${() => remove(file)} />`)}
    </ul>
  </div>`
}
