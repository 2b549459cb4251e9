import { Button } from 'antd'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { type Label, useLabelName } from '#features/taxonomy/web/public/labels.ts'
import { useWordsInFiles } from '#features/transcripts/web/public/attachments.ts'
import { formatList, formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { emotions, kinds, polarities, urgencies } from '../../domain/codes.ts'
import { dangerReasons } from '../../domain/danger.ts'
import { ChoiceCorrection, LabelCorrection, useCorrection, useUndo } from '../corrections.tsx'
import { AspectLine, FactLine } from './analysis-findings.tsx'
import { Evidence, type Judged, type JudgedVoice, Line } from './analysis-line.tsx'
import {
  emotionTones,
  kindTones,
  polarityTones,
  type ShownAnalysis,
  urgencyTones,
  useAnalysis,
} from './analysis-words.ts'
import { LabelWhy } from './label-why.tsx'
import { RiskLine } from './risk-line.tsx'
import './analysis-card.css'

type Named = Pick<Label, 'nameZh' | 'nameEn'>

/**
 * What was made of a voice: label, kind, sentiment, urgency, risks, each with how sure and by whom, the words that decided and where they
 * stand, and put right in one click.
 */
export function AnalysisCard({ voice }: { voice: JudgedVoice }) {
  const { t } = useTranslation('analysis')
  const read = useAnalysis(voice.id)
  const inFiles = useWordsInFiles(voice.id)
  const whole = { ...voice, additions: [...voice.additions, ...inFiles] }
  return (
    <section className="hx-analysis" aria-label={t('card.title')}>
      <ReadState read={read} rows={5}>
        {({ analysis, can }) =>
          analysis === null ? (
            <EmptyState title={t('card.waiting')} />
          ) : (
            <Judgements voice={whole} analysis={analysis} correctable={can.correct} undoable={can.undo} />
          )
        }
      </ReadState>
    </section>
  )
}

function Judgements(props: Judged & { undoable: boolean }) {
  const { analysis, undoable, voice } = props
  const { t } = useTranslation('analysis')
  const { locale } = useLocale()
  return (
    <dl className="hx-analysis-list">
      <LabelLine {...props} />
      <SingleJudgements {...props} />
      <RiskLine {...props} />
      {analysis.aspects.length > 0 && <AspectLine {...props} />}
      {analysis.facts.length > 0 && <FactLine {...props} />}
      {analysis.keyPhrases.length > 0 && (
        <Line name={t('card.keyPhrases')}>
          {formatList(
            analysis.keyPhrases.map(({ phrase }) => phrase),
            locale,
          )}
        </Line>
      )}
      {analysis.history.length > 1 && (
        <Line name={t('card.history')}>
          <History history={analysis.history} />
          {undoable && <TakeBack feedbackId={voice.id} version={analysis.version} />}
        </Line>
      )}
    </dl>
  )
}

/** Kind, sentiment, emotion and urgency: one of several values each, put right in one click. */
function SingleJudgements(props: Judged) {
  const { analysis, correctable, voice } = props
  const { t } = useTranslation('analysis')
  const correct = useCorrection(voice.id, analysis.version)
  const { kind, polarity, urgency, emotion } = analysis
  const choice = { correctable, pending: correct.pending }
  return (
    <>
      <Line name={t('card.kind')} note={<Sureness {...kind} />}>
        <ChoiceCorrection
          {...choice}
          field="kind"
          value={kind.value}
          options={kinds.map((value) => ({
            value,
            word: t(`kinds.${value}`),
            tone: kindTones[value] ?? 'quiet',
          }))}
          onChoose={(value) => correct.send({ kind: value })}
        />
      </Line>
      <Line name={t('card.polarity')} note={<Sureness {...polarity} />}>
        <ChoiceCorrection
          {...choice}
          field="polarity"
          value={polarity.value}
          options={polarities.map((value) => ({
            value,
            word: t(`polarities.${value}`),
            tone: polarityTones[value],
          }))}
          onChoose={(value) => correct.send({ polarity: value })}
        />
      </Line>
      <Line name={t('card.emotion')} note={<Sureness {...emotion} />}>
        <ChoiceCorrection
          {...choice}
          field="emotion"
          value={emotion.value}
          options={emotions.map((value) => ({
            value,
            word: t(`emotions.${value}`),
            tone: emotionTones[value] ?? 'quiet',
          }))}
          onChoose={(value) => correct.send({ emotion: value })}
        />
      </Line>
      <Line name={t('card.urgency')} note={<UrgencyNote {...props} />}>
        <ChoiceCorrection
          {...choice}
          field="urgency"
          value={urgency.value}
          options={urgencies.map((value) => ({
            value,
            word: t(`urgencies.${value}`),
            tone: urgencyTones[value],
          }))}
          onChoose={(value) => correct.send({ urgency: value })}
        />
      </Line>
    </>
  )
}

/** Why it is urgent, in the customer's words, or because a person said that there is a danger. */
function UrgencyNote(props: Judged) {
  const { t } = useTranslation('analysis')
  const { urgency, risks } = props.analysis
  const reasons = urgency.value === 'urgent' ? urgency.reasons : []
  const said = risks.flatMap(({ risk, byPerson }) => (byPerson ? (dangerReasons[risk] ?? []) : []))
  const untold =
    urgency.value === 'urgent' ? said.filter((reason) => !reasons.some((one) => one.reason === reason)) : []
  return (
    <>
      {untold.map((reason) => `${t(`urgencyReasons.${reason}`)} · `)}
      {reasons.map(({ reason, span }) => (
        <Fragment key={reason}>
          {t(`urgencyReasons.${reason}`)} <Evidence {...props} spans={[span]} />
          {' · '}
        </Fragment>
      ))}
      <Sureness {...urgency} />
    </>
  )
}

function TakeBack({ feedbackId, version }: { feedbackId: string; version: number }) {
  const { t } = useTranslation('analysis')
  const undo = useUndo(feedbackId)
  return (
    <Button size="small" loading={undo.pending} onClick={() => void undo.send(version)}>
      {t('card.undoLast')}
    </Button>
  )
}

function Sureness({ confidence, source }: { confidence: number; source: 'rule' | 'model' | 'person' }) {
  const { t } = useTranslation('analysis')
  if (source === 'person') return <>{t('card.byPerson')}</>
  return <>{t('card.by', { source: t(`sources.${source}`), percent: Math.round(confidence * 100) })}</>
}

function LabelLine(props: Judged) {
  const { voice, analysis } = props
  const { t } = useTranslation('analysis')
  const nameOf = useLabelName()
  const pathOf = (path: readonly Named[]) => path.map(nameOf).join(' › ')
  const { label } = analysis
  const evidence = label?.evidence ?? []
  const unlabelled = analysis.labelSource === 'person' ? t('card.noneFits') : t('card.noLabel')
  return (
    <Line
      name={t('card.label')}
      note={
        <>
          {label !== null && <Sureness {...label} />}
          {evidence.length > 0 && (
            <>
              {` · ${t('card.evidence')}`}
              <Evidence {...props} spans={evidence} />
            </>
          )}
          <LabelWhy voice={voice} analysis={analysis} />
        </>
      }
    >
      <LabelCorrection
        feedbackId={voice.id}
        version={analysis.version}
        labelId={label?.path.at(-1)?.id ?? null}
        correctable={props.correctable}
        suggestions={analysis.alternatives.map(({ path }) => ({
          labelId: path.at(-1)?.id ?? '',
          name: pathOf(path),
        }))}
      >
        {label === null ? unlabelled : pathOf(label.path)}
      </LabelCorrection>
    </Line>
  )
}

function History({ history }: { history: ShownAnalysis['history'] }) {
  const { t } = useTranslation('analysis')
  const { locale } = useLocale()
  const deedOf = ({ version, personId, personName }: ShownAnalysis['history'][number]) => {
    if (personId !== null) return t('card.historyPerson', { name: personName ?? t('card.someone') })
    return t(version === 1 ? 'card.historyFirst' : 'card.historyAgain')
  }
  return (
    <ol className="hx-analysis-history">
      {history.toReversed().map((entry) => (
        <li key={entry.version}>
          {deedOf(entry)}{' '}
          {formatList(
            entry.fields.map((field) => t(`fields.${field}`)),
            locale,
          )}{' '}
          <time className="hx-soft hx-whole" dateTime={entry.at}>
            {formatMoment(entry.at, locale)}
          </time>
        </li>
      ))}
    </ol>
  )
}
