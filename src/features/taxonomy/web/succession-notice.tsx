import { Alert, Button } from 'antd'
import { Trans, useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { undoMerge } from '../contract/succession.ts'
import { type Label, useLabelName } from './public/labels.ts'

interface NoticeProps {
  readonly label: Label
  readonly labels: readonly Label[]
  readonly onChoose: (labelId: string) => void
}

/** What became of a label, and what was merged into it; every merge can be taken back. */
export function SuccessionNotice(props: NoticeProps) {
  const { label, labels } = props
  const { t } = useTranslation('taxonomy')
  const mergedHere = labels.filter(({ mergedIntoId }) => mergedIntoId === label.id)
  const parts = labels.filter(({ id }) => label.splitIntoIds.includes(id))
  return (
    <>
      {label.mergedIntoId !== null && <MergedNotice {...props} intoId={label.mergedIntoId} />}
      {parts.length > 0 && (
        <Alert
          className="hx-label-notice"
          type="info"
          title={t('succession.splitInto')}
          description={<Links labels={parts} onChoose={props.onChoose} />}
        />
      )}
      {mergedHere.length > 0 && (
        <Alert
          className="hx-label-notice"
          type="info"
          title={t('succession.mergedHere', { count: mergedHere.length })}
          description={<Links labels={mergedHere} onChoose={props.onChoose} undo />}
        />
      )}
    </>
  )
}

function MergedNotice({ label, labels, intoId, onChoose }: NoticeProps & { intoId: string }) {
  const { t } = useTranslation('taxonomy')
  const nameOf = useLabelName()
  const into = labels.find(({ id }) => id === intoId)
  if (into === undefined) return null
  return (
    <Alert
      className="hx-label-notice"
      type="warning"
      title={
        <Trans
          t={t}
          i18nKey="succession.mergedInto"
          values={{ name: nameOf(into) }}
          components={{ into: <Button type="link" size="small" onClick={() => onChoose(intoId)} /> }}
        />
      }
      description={t('succession.mergedMeans')}
      action={<UndoButton label={label} />}
    />
  )
}

function Links(props: { labels: readonly Label[]; onChoose: (labelId: string) => void; undo?: boolean }) {
  const nameOf = useLabelName()
  return (
    <ul>
      {props.labels.map((label) => (
        <li key={label.id}>
          <Button type="link" size="small" onClick={() => props.onChoose(label.id)}>
            {nameOf(label)}
          </Button>
          {props.undo && <UndoButton label={label} />}
        </li>
      ))}
    </ul>
  )
}

function UndoButton({ label }: { label: Label }) {
  const { t } = useTranslation('taxonomy')
  const nameOf = useLabelName()
  const undo = useWrite(undoMerge)
  return (
    <Button
      size="small"
      loading={undo.pending}
      aria-label={t('succession.undoOf', { name: nameOf(label) })}
      onClick={() => void undo.send({ labelId: label.id }, {})}
    >
      {t('succession.undo')}
    </Button>
  )
}
