import { Segmented } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Locale } from '#platform/contract/locale.ts'
import { call } from '#platform/web/api.ts'
import { previewQuestionnaire } from '../../contract/designing.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'

const pauseMs = 500

/** What is looked at: a question, or null for the beginning. */
type At = string | null

function usePage(questionnaire: Questionnaire, locale: Locale, at: At): string {
  const [html, show] = useState('')
  useEffect(() => {
    let wanted = true
    const timer = setTimeout(() => {
      call(previewQuestionnaire, {}, { questionnaire, locale, at })
        .then((reply) => wanted && show(reply.html))
        // What cannot be drawn now is drawn with the next change; the last page stays.
        .catch(() => undefined)
    }, pauseMs)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [questionnaire, locale, at])
  return html
}

const roomAbove = 16

/** Brings a question into sight within the frame; the page around it stays where it is. */
function lookAt(frame: HTMLIFrameElement | null, at: At): void {
  const view = frame?.contentWindow
  const question = at === null ? null : view?.document.getElementById(`q.${at}`)
  if (question) view?.scrollTo({ top: question.getBoundingClientRect().top + view.scrollY - roomAbove })
}

/** The page as customers will see it: on a phone or a wide screen, in either language, at the question that is chosen; it can be tried out, and sends nothing. */
export function Preview({ questionnaire, at }: { questionnaire: Questionnaire; at: At }) {
  const { t, i18n } = useTranslation('questionnaires')
  const [width, setWidth] = useState<'phone' | 'desktop'>('phone')
  const [locale, setLocale] = useState<Locale>(i18n.language === 'en' ? 'en' : 'zh-CN')
  const html = usePage(questionnaire, locale, at)
  const frame = useRef<HTMLIFrameElement>(null)
  // The same page is not loaded anew.
  useEffect(() => lookAt(frame.current, at), [at])
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
      <iframe
        ref={frame}
        className={`hx-survey-${width}`}
        title={t('preview.title')}
        srcDoc={html}
        onLoad={({ currentTarget }) => lookAt(currentTarget, at)}
      />
    </div>
  )
}
