import { useTranslation } from 'react-i18next'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { State } from '../domain/link-state.ts'

const tones = { draft: 'quiet', open: 'met', closed: 'note' } as const

/** Whether a survey is being made, answered or over. */
export function StateTag({ state }: { state: State }) {
  const { t } = useTranslation('questionnaires')
  return <StatusTag tone={tones[state]} word={t(`states.${state}`)} />
}
