import type { VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { html } from '#platform/pages/html.ts'
import { say } from '#platform/pages/say.ts'
import { fieldOf } from '../domain/form-fields.ts'
import { typesFor } from '../domain/questionnaire.ts'
import type { FieldProps, Of } from './answer-props.ts'

const mostBytes = 20 * 1024 * 1024

interface Sending {
  readonly name: string
  readonly problem: string | null
}

async function upload(file: File): Promise<{ fileId?: string; title?: string }> {
  const body = new FormData()
  body.append('file', file)
  const reply = await fetch(`${location.pathname}/files`, { method: 'POST', body }).catch(() => null)
  return reply === null ? {} : reply.json().catch(() => ({}))
}

function Sent({
  id,
  place,
  props,
  remove,
}: {
  id: string
  place: number
  props: FieldProps<Of<'file'>>
  remove: () => void
}): VNode {
  const { question, words } = props
  const name = say(words, 'file.kept', { place })
  return html`<li class="file">
    <input type="hidden" name=${fieldOf(question)} value=${id} />
    <div><span class="name">${name}</span> <span class="soft">${say(words, 'file.sent')}</span></div>
    <button type="button" onClick=${remove} aria-label=${say(words, 'file.removeOne', { name })}>${say(words, 'file.remove')}</button>
  </li>`
}

/** Photos and documents, one by one taken over as they are chosen; a telephone offers its camera. Without a script, a plain field for files. */
export function FileField(props: FieldProps<Of<'file'>> & { alive: boolean }): VNode {
  const { question, words, value, change, alive } = props
  const [sending, setSending] = useState<readonly Sending[]>([])
  const sent: readonly string[] = Array.isArray(value) ? value : []
  // Several arrive one after the other, each added to those before it.
  const latest = useRef(sent)
  latest.current = sent
  const take = async (file: File) => {
    const edit = (problem: string | null | undefined) =>
      setSending((before) => [
        ...before.filter(({ name }) => name !== file.name),
        ...(problem === undefined ? [] : [{ name: file.name, problem }]),
      ])
    if (file.size > mostBytes) return edit(say(words, 'file.large'))
    edit(null)
    const { fileId, title } = await upload(file)
    if (fileId === undefined) return edit(title ?? say(words, 'file.offline'))
    edit(undefined)
    latest.current = [...latest.current, fileId]
    change(latest.current)
  }
  const choose = async (event: Event) => {
    const field = event.currentTarget as HTMLInputElement
    const chosen = [...(field.files ?? [])].slice(0, question.mostFiles - sent.length)
    field.value = ''
    for (const file of chosen) await take(file)
  }
  const remove = (id: string) => {
    const left = sent.filter((one) => one !== id)
    change(left.length === 0 ? undefined : left)
  }
  const id = fieldOf(question)
  const types = typesFor(question).join(',')
  const open = sent.length < question.mostFiles
  return html`<div>
    <p class="soft">${say(words, 'file.hint', { most: question.mostFiles })}</p>
    <input id=${id} class=${alive ? 'out-of-sight' : ''} type="file" name=${alive ? undefined : id} multiple=${question.mostFiles > 1} accept=${types}
      disabled=${!open} onChange=${choose} />
    ${
      alive && open
        ? html`<div class="steps">
            <label class="pick" for=${id}>${say(words, question.accepts === 'photos' ? 'file.addPhotos' : 'file.add')}</label>
            <label class="pick photo" for=${`${id}.photo`}>${say(words, 'file.photo')}</label>
            <input id=${`${id}.photo`} class="out-of-sight" type="file" accept="image/*" capture="environment" onChange=${choose} />
          </div>`
        : null
    }
    <ul class="files" aria-live="polite">
      ${sent.map((one, place) => html`<${Sent} key=${one} id=${one} place=${place + 1} props=${props} remove=${() => remove(one)} />`)}
      ${sending.map(
        ({ name, problem }) => html`<li class="file" key=${name}>
          ${
            problem === null
              ? html`<span class="soft">${say(words, 'file.sending', { name })}</span>`
              : html`<span class="problem" role="alert">${say(words, 'file.failed', { name, why: problem })}</span>`
          }
        </li>`,
      )}
    </ul>
  </div>`
}
