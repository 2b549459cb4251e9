import { useTranslation } from 'react-i18next'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { State } from '../domain/life.ts'

const tones = {
  uploaded: 'note',
  ready: 'soon',
  checking: 'note',
  running: 'note',
  stopped: 'soon',
  failed: 'breached',
  done: 'met',
  undoing: 'note',
  undone: 'quiet',
} as const

/** Where an import stands, as a word with a tone. */
export function ImportState({ state }: { state: State }) {
  const { t } = useTranslation('imports')
  return <StatusTag tone={tones[state]} word={t(`states.${state}`)} />
}

/** Whether Huixiang is at work on it. */
export const isMoving = (state: State | undefined): boolean =>
  state === 'uploaded' || state === 'checking' || state === 'running' || state === 'undoing'
