import { CheckCircleOutlined, TeamOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { Locale } from '#platform/contract/locale.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'

interface Named {
  readonly number: string
  readonly phrases: readonly string[]
  readonly labelName: Readonly<Record<Locale, string>> | null
}

/** What an event is called: what its voices are about, else their label, else its number. */
export function useEventTitle(): (event: Named) => string {
  const { locale } = useLocale()
  return ({ number, phrases, labelName }) =>
    phrases.length > 0 ? phrases.join(locale === 'zh-CN' ? '、' : ' · ') : (labelName?.[locale] ?? number)
}

/** Whether an event is open: the open ones want somebody. */
export function EventState({ state }: { state: 'open' | 'closed' }) {
  const { t } = useTranslation('group-events')
  return state === 'open' ? (
    <StatusTag tone="breached" icon={<TeamOutlined />} word={t('states.open')} />
  ) : (
    <StatusTag tone="quiet" icon={<CheckCircleOutlined />} word={t('states.closed')} />
  )
}
