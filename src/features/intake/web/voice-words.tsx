import { useTranslation } from 'react-i18next'
import { KindTag, UrgencyTag } from '#features/tickets/web/public/ticket-tags.tsx'
import { useLocale } from '#platform/web/i18n.ts'
import type { Kind } from '../domain/voice.ts'

/** What a voice is, as far as anybody or anything has said so. */
export function VoiceKind({ kind, urgency }: { kind: string | null; urgency: string | null }) {
  const { t } = useTranslation('intake')
  return (
    <>
      {kind === null ? <span className="hx-soft">{t('kindUnknown')}</span> : <KindTag kind={kind as Kind} />}{' '}
      {urgency === 'urgent' && <UrgencyTag urgency="urgent" />}
    </>
  )
}

/** A label's name in the interface's language. */
export function LabelName({ name }: { name: { 'zh-CN': string; en: string } | null }) {
  const { locale } = useLocale()
  return name?.[locale] ?? null
}
