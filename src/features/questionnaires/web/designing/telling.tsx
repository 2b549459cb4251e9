import { InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Questionnaire } from '../../domain/questionnaire.ts'
import { type Told, whatItTells } from '../../domain/telling.ts'
import './telling.css'

/** How sure the figures will be with the answers one expects, and how many answers other margins need. */
export function Telling({ questionnaire }: { questionnaire: Questionnaire }) {
  const { t } = useTranslation('questionnaires')
  const [n, expect] = useState(200)
  const told = whatItTells(questionnaire, n)
  return (
    <section className="hx-survey-telling">
      <h2>{t('telling.title')}</h2>
      <label htmlFor="survey-expected">
        {t('telling.expected')}
        <InputNumber
          id="survey-expected"
          min={5}
          max={1_000_000}
          precision={0}
          value={n}
          onChange={(value) => expect(value ?? 200)}
        />
      </label>
      {told.length === 0 && <p className="hx-soft">{t('telling.nothing')}</p>}
      {told.map((one) => (
        <Figure key={one.figure} told={one} />
      ))}
      {told.length > 0 && <p className="hx-soft">{t('telling.caveat')}</p>}
    </section>
  )
}

function Figure({ told }: { told: Told }) {
  const { t } = useTranslation('questionnaires')
  const digits = told.unit === 'scale' ? 2 : 1
  const unit = t(`telling.${told.unit}`)
  return (
    <p>
      <b>{t(`telling.${told.figure}`)}</b> ±{told.margin.toFixed(digits)} {unit}
      <br />
      <span className="hx-soft">
        {told.needed
          .map(({ margin, n }) => t('telling.needed', { margin, measure: unit, count: n }))
          .join(t('telling.between'))}
      </span>
    </p>
  )
}
