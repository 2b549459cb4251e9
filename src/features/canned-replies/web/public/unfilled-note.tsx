import { WarningOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { formatList } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import '../reply-picker.css'

/** Says what a text for a customer still leaves open. */
export function UnfilledNote({ names }: { names: readonly string[] }) {
  const { t } = useTranslation('canned-replies')
  const { locale } = useLocale()
  if (names.length === 0) return null
  return (
    <p role="status" className="hx-reply-missing">
      <WarningOutlined aria-hidden /> {t('picker.unfilled', { names: formatList(names, locale) })}
    </p>
  )
}
