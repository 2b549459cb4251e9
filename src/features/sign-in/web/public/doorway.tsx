import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocale } from '#platform/web/i18n.ts'
import { loopSteps } from '#platform/web/module.ts'
import { Mark } from '#platform/web/ui/mark.tsx'
import { useTabTitle } from '#platform/web/ui/page-header.tsx'
import './doorway.css'

/** The page before the house: who we are on one side, one thing to do on the other. */
export function Doorway(props: { title: string; hint?: ReactNode; long?: boolean; children: ReactNode }) {
  useTabTitle(props.title)
  return (
    <div className="hx-doorway">
      <Side />
      <main className="hx-doorway-main">
        <LanguageSwitch />
        <div className={props.long ? 'hx-doorway-form is-long' : 'hx-doorway-form'}>
          <header>
            <h1>{props.title}</h1>
            {props.hint !== undefined && <p className="hx-soft">{props.hint}</p>}
          </header>
          {props.children}
        </div>
      </main>
    </div>
  )
}

function Side() {
  const { t } = useTranslation(['sign-in', 'platform'])
  return (
    <aside className="hx-doorway-side">
      <div className="hx-doorway-brand">
        <Mark size={36} />
        {t('platform:product')}
      </div>
      <div className="hx-doorway-motto">
        <p>{t('doorway.motto')}</p>
        <p className="hx-soft">{t('doorway.promise')}</p>
      </div>
      <ol className="hx-doorway-loop">
        {loopSteps.map((step) => (
          <li key={step} title={t(`platform:steps.${step}.hint`)}>
            {t(`platform:steps.${step}.sign`)}
          </li>
        ))}
      </ol>
    </aside>
  )
}

function LanguageSwitch() {
  const { locale, setLocale } = useLocale()
  const other = locale === 'en' ? 'zh-CN' : 'en'
  return (
    <Button type="text" className="hx-doorway-language" lang={other} onClick={() => setLocale(other)}>
      {other === 'en' ? 'English' : '简体中文'}
    </Button>
  )
}
