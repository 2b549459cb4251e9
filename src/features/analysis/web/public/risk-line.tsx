import { CheckOutlined, CloseOutlined, PlusOutlined, UndoOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { type Risk, risks } from '../../domain/codes.ts'
import { useCorrection } from '../corrections.tsx'
import { Evidence, type Judged, Line } from './analysis-line.tsx'
import type { ShownAnalysis } from './analysis-words.ts'

type Say = (risk: Risk, there: boolean) => void

// Surer than this it is told as a fact.
const sureFrom = 0.6

/** Risks, each with the words that show it; a person removes one that is none and adds one that was missed. */
export function RiskLine(props: Judged) {
  const { voice, analysis, correctable } = props
  const { t } = useTranslation('analysis')
  const correct = useCorrection(voice.id, analysis.version)
  const say: Say = (risk, there) => void correct.send({ risks: { [risk]: there } })
  return (
    <Line name={t('card.risks')}>
      {analysis.risks.length === 0 && <span className="hx-soft">{t('card.noRisks')}</span>}
      <ul className="hx-analysis-risks">
        {analysis.risks.map((one) => (
          <ShownRisk key={one.risk} {...props} one={one} pending={correct.pending} say={say} />
        ))}
        {analysis.deniedRisks.map((risk) => (
          <DeniedRisk key={risk} risk={risk} correctable={correctable} pending={correct.pending} say={say} />
        ))}
      </ul>
      {correctable && <AddRisk analysis={analysis} pending={correct.pending} say={say} />}
    </Line>
  )
}

function ShownRisk(props: Judged & { one: ShownAnalysis['risks'][number]; pending: boolean; say: Say }) {
  const { t } = useTranslation('analysis')
  const { correctable, pending, say } = props
  const { risk, confidence, evidence, byPerson } = props.one
  const word = t(`risks.${risk}`)
  return (
    <li>
      <span className="hx-analysis-risk">
        <StatusTag tone={confidence >= sureFrom ? 'breached' : 'soon'} word={word} />
        {correctable && !byPerson && (
          <SayButton
            icon={<CheckOutlined />}
            words={t('card.confirmRisk', { risk: word })}
            pending={pending}
            onSay={() => say(risk, true)}
          />
        )}
        {correctable && (
          <SayButton
            icon={<CloseOutlined />}
            words={t('card.removeRisk', { risk: word })}
            pending={pending}
            onSay={() => say(risk, false)}
          />
        )}
      </span>
      <div className="hx-soft hx-analysis-note">
        {byPerson ? t('card.byPerson') : t('card.confidence', { percent: Math.round(confidence * 100) })}{' '}
        <Evidence {...props} spans={evidence} />
      </div>
    </li>
  )
}

function SayButton(props: { icon: ReactNode; words: string; pending: boolean; onSay: () => void }) {
  return (
    <Button
      type="text"
      size="small"
      icon={props.icon}
      disabled={props.pending}
      title={props.words}
      aria-label={props.words}
      onClick={props.onSay}
    />
  )
}

/** A risk that a person said is not there, so that nobody wonders where it went. */
function DeniedRisk(props: { risk: Risk; correctable: boolean; pending: boolean; say: Say }) {
  const { t } = useTranslation('analysis')
  const word = t(`risks.${props.risk}`)
  return (
    <li className="hx-soft hx-analysis-risk">
      <del>{word}</del> {t('card.riskDenied')}
      {props.correctable && (
        <SayButton
          icon={<UndoOutlined />}
          words={t('card.addRisk', { risk: word })}
          pending={props.pending}
          onSay={() => props.say(props.risk, true)}
        />
      )}
    </li>
  )
}

function AddRisk(props: { analysis: ShownAnalysis; pending: boolean; say: Say }) {
  const { t } = useTranslation('analysis')
  const known = new Set([...props.analysis.risks.map(({ risk }) => risk), ...props.analysis.deniedRisks])
  const missing = risks.filter((risk) => !known.has(risk))
  if (missing.length === 0) return null
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: missing.map((risk) => ({ key: risk, label: t(`risks.${risk}`) })),
        onClick: ({ key }) => props.say(key as Risk, true),
      }}
    >
      <Button
        type="text"
        size="small"
        className="hx-analysis-value"
        icon={<PlusOutlined />}
        loading={props.pending}
      >
        {t('card.addMissedRisk')}
      </Button>
    </Dropdown>
  )
}
