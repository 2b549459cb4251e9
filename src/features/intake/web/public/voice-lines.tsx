import type { ReactNode } from 'react'
import './voice-lines.css'

/** A voice in a list on a phone: the beginning of what was said, and under it what it is about. */
export function VoiceLines({ words, about }: { words: ReactNode; about: ReactNode }) {
  return (
    <div className="hx-voice-lines">
      <div className="hx-voice-lines-words">{words}</div>
      <div className="hx-voice-lines-about">{about}</div>
    </div>
  )
}
