import { useTranslation } from 'react-i18next'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { State } from '../domain/life.ts'

const tones = {
  planned: 'soon',
  running: 'note',
  stopped: 'soon',
  done: 'met',
  undoing: 'note',
  undone: 'quiet',
} as const

/** Where a bulk deed stands, as a word with a tone. */
export function BulkState({ state }: { state: State }) {
  const { t } = useTranslation('bulk-deeds')
  return <StatusTag tone={tones[state]} word={t(`states.${state}`)} />
}
