import { DownOutlined } from '@ant-design/icons'
import { Select } from 'antd'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { messagePurposes } from '../domain/codes.ts'
import type { Purpose } from './composing.ts'

/** What a reply is: progress, a question, the solution … The list behind it comes a moment after the page is there. */
export function PurposeSelect(props: { value: Purpose; onChange: (purpose: Purpose) => void }) {
  const { t } = useTranslation('tickets')
  const wordsOf = (one: Purpose) => t(`screens.composer.purposes.${one}`)
  const ready = useDeferredValue(true, false)
  if (!ready)
    return (
      <span className="hx-composer-purpose">
        {wordsOf(props.value)}
        <DownOutlined />
      </span>
    )
  return (
    <Select<Purpose>
      {...props}
      aria-label={t('screens.composer.purpose')}
      popupMatchSelectWidth={false}
      options={messagePurposes.map((one) => ({ value: one, label: wordsOf(one) }))}
    />
  )
}
