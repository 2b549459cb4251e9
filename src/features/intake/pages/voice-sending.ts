import { type PageWords, say } from '#platform/pages/say.ts'
import type { Attachment } from './file-picker.ts'
import type { VoiceEntry, VoiceOrigin } from './voice-entry.ts'

type Outcome = { number: string } | { number?: undefined; problem: string }

const filled = (fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''))

/** Hands a voice in. Sending it again after a lost answer gives the same number: the secret names the voice. */
export async function sendVoice(voice: {
  entry: VoiceEntry
  secret: string
  wording: string
  origin: VoiceOrigin
  files: readonly Attachment[]
  words: PageWords
}): Promise<Outcome> {
  const { entry, secret, wording, origin, files, words } = voice
  const { text, kind, name, phone, email } = entry
  const attached = files.flatMap(({ id, name: fileName }) => (id === null ? [] : [{ id, name: fileName }]))
  const body = {
    text,
    ...filled({ kind, ...origin }),
    contact: filled({ name, phone, email }),
    files: attached,
    consent: true,
    wording,
    secret,
  }
  try {
    const response = await fetch('/api/voice', {
      method: 'POST',
      // A colleague who tries the page has a session, and with one our own header is asked for.
      headers: { 'content-type': 'application/json', 'x-huixiang': '1' },
      body: JSON.stringify(body),
    })
    const answer = (await response.json()) as { number?: string; title?: string }
    if (response.ok && answer.number !== undefined) return { number: answer.number }
    return { problem: answer.title ?? say(words, 'notSent') }
  } catch {
    return { problem: say(words, 'notSent') }
  }
}
