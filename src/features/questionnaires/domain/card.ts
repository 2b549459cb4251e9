export const cardPlaces = ['corner', 'inline'] as const

/** How customers' sites show a survey. */
export interface Card {
  readonly active: boolean
  /** Origins such as https://www.example.com; no other site may frame the page. */
  readonly sites: readonly string[]
  /** Percent of visitors who are asked, drawn once for each browser. */
  readonly share: number
  readonly place: (typeof cardPlaces)[number]
  readonly afterSeconds: number
}

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const origin = new RegExp(`^https?://${label}(?:\\.${label})*(?::\\d{1,5})?$`)

/** A site as its origin; null for what is none. A path that was copied with it is let go. */
export function originOf(text: string): string | null {
  const typed = text.trim().toLowerCase()
  const whole = /^https?:\/\//.test(typed) ? typed : `https://${typed}`
  const cut = whole
    .replace(/^(https?:\/\/[^/?#]*).*$/, '$1')
    .replace(/^(https:.*):443$|^(http:.*):80$/, '$1$2')
  return origin.test(cut) ? cut : null
}

/** Which sites may frame the page of a survey. */
export const framingSites = (card: Card | null): readonly string[] => (card?.active ? card.sites : [])
