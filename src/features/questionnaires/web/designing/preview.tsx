import { Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Locale } from '#platform/contract/locale.ts'
import { call } from '#platform/web/api.ts'
import { previewQuestionnaire } from '../../contract/designing.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'

const pauseMs = 500

function usePage(questionnaire: Questionnaire, locale: Locale): string {
  const [html, show] = useState('')
  useEffect(() => {
    let wanted = true
    const timer = setTimeout(() => {
      call(previewQuestionnaire, {}, { questionnaire, locale })
        .then((reply) => wanted && show(reply.html))
        // What cannot be drawn now is drawn with the next change; the last page stays.
        .catch(() => undefined)
    }, pauseMs)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [questionnaire, locale])
  return html
}

/** The page as customers will see it: on a phone or a wide screen, in either language; it can be tried out, and sends nothing. */
export function Preview({ questionnaire }: { questionnaire: Questionnaire }) {
  const { t, i18n } = useTranslation('questionnaires')
  const [width, setWidth] = useState<'phone' | 'desktop'>('phone')
  const [locale, setLocale] = useState<Locale>(i18n.language === 'en' ? 'en' : 'zh-CN')
  const html = usePage(questionnaire, locale)
  return (
    <div className="hx-survey-preview">
      <header>
        <Segmented
          size="small"
          value={width}
          onChange={setWidth}
          options={(['phone', 'desktop'] as const).map((value) => ({ value, label: t(`preview.${value}`) }))}
        />
        <Segmented
          size="small"
          value={locale}
          onChange={setLocale}
          options={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </header>
      <iframe className={`hx-survey-${width}`} title={t('preview.title')} srcDoc={html} />
    </div>
  )
}
