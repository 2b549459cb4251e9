import { MenuOutlined } from '@ant-design/icons'
import { Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { RailSteps } from './rail.tsx'
import type { RailEntry, RailStep } from './rail-steps.ts'
import './phone-bar.css'

const places = 4

/** The rail at phone width: the first steps with pages at the thumb, all of them in a drawer. */
export function PhoneBar(props: { rail: readonly RailStep[]; current: RailEntry | undefined }) {
  const { t } = useTranslation('platform')
  const [open, setOpen] = useState(false)
  const first = props.rail.filter((one) => one.entries.length > 0).slice(0, places)
  return (
    <nav className="hx-phone-bar" aria-label={t('rail.label')}>
      {first.map(({ step, entries }) => (
        <Link
          key={step}
          to={entries[0]?.path ?? '/'}
          className="hx-phone-step"
          aria-current={props.current?.step === step ? 'true' : undefined}
        >
          <span className="hx-step-char" lang="zh-CN" aria-hidden="true">
            {t(`steps.${step}.sign`)}
          </span>
          <span className="hx-step-word">{t(`steps.${step}.word`)}</span>
        </Link>
      ))}
      <button type="button" className="hx-phone-step" aria-expanded={open} onClick={() => setOpen(true)}>
        <span className="hx-step-char" aria-hidden="true">
          <MenuOutlined />
        </span>
        <span className="hx-step-word">{t('rail.more')}</span>
      </button>
      <Drawer
        title={t('product')}
        placement="left"
        size={288}
        open={open}
        onClose={() => setOpen(false)}
        className="hx-phone-drawer"
      >
        <RailSteps rail={props.rail} current={props.current} wide onGo={() => setOpen(false)} />
      </Drawer>
    </nav>
  )
}
