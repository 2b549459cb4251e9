/** What a reply is found by. */
export interface Findable {
  readonly title: string
  readonly shortcut: string | null
  readonly folder: string
  readonly tags: readonly string[]
  readonly textZh: string | null
  readonly textEn: string | null
  readonly uses: number
}

/** How well a reply answers to what was typed: the lower, the better; null when it does not. */
function distance(reply: Findable, typed: string): number | null {
  const has = (text: string | null) => text?.toLowerCase().includes(typed) ?? false
  if (typed === '') return 4
  if (reply.shortcut === typed) return 0
  if (reply.shortcut?.startsWith(typed)) return 1
  if (reply.title.toLowerCase().startsWith(typed)) return 2
  if (has(reply.title)) return 3
  if (has(reply.folder) || reply.tags.some(has)) return 4
  return has(reply.textZh) || has(reply.textEn) ? 5 : null
}

/** The replies that answer to what was typed: by shortcut, title, folder and tag, then by words; the ones taken most often first. */
export function found<Reply extends Findable>(replies: readonly Reply[], typed: string): Reply[] {
  const wanted = typed.trim().toLowerCase()
  return replies
    .flatMap((reply) => {
      const far = distance(reply, wanted)
      return far === null ? [] : [{ reply, far }]
    })
    .sort(
      (a, b) => a.far - b.far || b.reply.uses - a.reply.uses || a.reply.title.localeCompare(b.reply.title),
    )
    .map(({ reply }) => reply)
}

// A slash inside a word or an address asks for nothing.
const asking = /(?:^|[\s，。；：！？、,.;!?])([/／]([^\s/／]{0,20}))$/

/** What is typed after a «/» that ends at the caret, and where that begins; null while nobody asks. */
export function askedAt(text: string, caret: number): { typed: string; from: number } | null {
  const match = asking.exec(text.slice(0, caret))
  if (match === null) return null
  const [, whole = '', typed = ''] = match
  return { typed, from: caret - whole.length }
}
