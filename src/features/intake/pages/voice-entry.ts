import type { Kind } from '../domain/voice.ts'

/** What the person has entered so far. */
export interface VoiceEntry {
  readonly kind: Kind | ''
  readonly text: string
  readonly name: string
  readonly phone: string
  readonly email: string
}

/** Where the voice comes from, as a printed code or link says. */
export interface VoiceOrigin {
  readonly product: string
  readonly outlet: string
  readonly touchpoint: string
}
