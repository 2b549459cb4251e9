import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from '#platform/pages/html.ts'
import { type PageWords, say } from '#platform/pages/say.ts'

export interface CopyLinkProps {
  readonly words: PageWords
  readonly path: string
}

/** A link with a button that copies it; without a script the link alone. */
export function CopyLink({ words, path }: CopyLinkProps): VNode {
  const [alive, setAlive] = useState(false)
  const [copied, setCopied] = useState(false)
  useEffect(() => setAlive(true), [])
  const link = alive ? new URL(path, location.href).href : path
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setCopied(true),
      () => getSelection()?.selectAllChildren(document.querySelector('.link') as Element),
    )
  return html`<div>
    <a class="link" href=${path}>${link}</a>
    ${alive ? html`<p class="row"><button type="button" onClick=${copy} aria-live="polite">${say(words, copied ? 'copied' : 'copy')}</button></p>` : null}
  </div>`
}
