import { Button, Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import type { recordedConsent } from '../../contract/consent.ts'

/** When and on which channel somebody agreed, and whether it still stands; the words they agreed to are one click away. */
export function ConsentWords({ consent }: { consent: z.output<typeof recordedConsent> | null }) {
  const { t } = useTranslation('intake')
  const { locale } = useLocale()
  if (consent === null) return <span className="hx-soft">{t('consent.none')}</span>
  const { words, reference, withdrawnAt } = consent
  const channel = `${t(`channels.${consent.channel}`)} · ${t(`consent.language.${consent.locale}`)}`
  const named = reference === null ? null : t('consent.reference', { name: reference })
  return (
    <span>
      {formatMoment(consent.givenAt, locale)} · {channel}
      {named !== null && ` · ${named}`}
      {withdrawnAt !== null && ` · ${t('consent.withdrawn', { at: formatMoment(withdrawnAt, locale) })}`}
      {words !== null && (
        <Popover
          trigger="click"
          content={
            <div lang={consent.locale} className="hx-sentence">
              {words}
            </div>
          }
        >
          <Button type="link" size="small" style={{ padding: 0, marginInline: 8 }}>
            {t('consent.words')}
          </Button>
        </Popover>
      )}
    </span>
  )
}
