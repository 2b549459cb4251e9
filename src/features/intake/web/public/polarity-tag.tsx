import { useTranslation } from 'react-i18next'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'

const tones = { negative: 'breached', neutral: 'quiet', positive: 'met' } as const

/** How somebody's words sound, as a word with a tone. */
export function PolarityTag({ polarity }: { polarity: string }) {
  const { t } = useTranslation('intake')
  return <StatusTag plain tone={tones[polarity as keyof typeof tones]} word={t(`polarity.${polarity}`)} />
}
