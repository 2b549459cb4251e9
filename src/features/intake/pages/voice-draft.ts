import { kinds } from '../domain/voice.ts'
import type { VoiceEntry } from './voice-entry.ts'

// What was said may wait on this device; who said it may not: telephones are passed around.
const place = 'huixiang-voice-draft'

/** Keeps the text where a closed page or an empty battery cannot take it. */
export function saveDraft({ text, kind }: VoiceEntry): void {
  try {
    if (text.trim() === '') localStorage.removeItem(place)
    else localStorage.setItem(place, JSON.stringify({ text, kind }))
  } catch {
    // Private windows may refuse storage; then there is no draft and nothing else changes.
  }
}

/** The text kept before; null when there is none. */
export function readDraft(): Pick<VoiceEntry, 'text' | 'kind'> | null {
  try {
    const draft = JSON.parse(localStorage.getItem(place) ?? 'null') as {
      text?: unknown
      kind?: unknown
    } | null
    if (typeof draft?.text !== 'string') return null
    return { text: draft.text, kind: kinds.find((kind) => kind === draft.kind) ?? '' }
  } catch {
    return null
  }
}

export function forgetDraft(): void {
  try {
    localStorage.removeItem(place)
  } catch {
    // Nothing was kept either.
  }
}
