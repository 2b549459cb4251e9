import { Alert, App, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { ErrorState } from '#platform/web/ui/states.tsx'
import { mergeLabel } from '../contract/succession.ts'
import { labelUsage } from '../contract.ts'
import { directlyBelow } from '../domain/succession.ts'
import { LabelPicker } from './public/label-picker.tsx'
import { type Label, useLabelName, useLabels } from './public/labels.ts'

/** Asks into which label another one shall be merged, and says what that does before it is done. */
export function MergeDialog(props: { label: Label; intoId?: string; onDone: () => void }) {
  const { label, onDone } = props
  const { t } = useTranslation('taxonomy')
  const { message } = App.useApp()
  const { locale } = useLocale()
  const nameOf = useLabelName()
  const { byId, items } = useLabels()
  const [intoId, setIntoId] = useState<string | null>(props.intoId ?? null)
  const into = intoId === null ? undefined : byId.get(intoId)
  const usage = useRead(labelUsage, { labelId: label.id }, { below: 'without' })
  const below = directlyBelow(items, label.id)
  const merge = useWrite(mergeLabel, {
    ownProblems: true,
    onDone: () => {
      void message.success(t('succession.merged', { name: nameOf(label) }))
      onDone()
    },
  })
  const { id, version, keywords, examples } = label
  const send = () => {
    if (into === undefined) return
    const versions = { version, intoVersion: into.version }
    void merge.send({ labelId: id }, { intoId: into.id, ...versions, withBelow: below.length > 0 })
  }
  return (
    <Modal
      open
      title={t('succession.mergeTitle', { name: nameOf(label) })}
      okText={t(below.length > 0 ? 'succession.mergeWithBelow' : 'succession.mergeNow')}
      okButtonProps={{ disabled: into === undefined || into.id === id, loading: merge.pending }}
      onOk={send}
      onCancel={onDone}
    >
      <LabelPicker placeholder={t('succession.into')} value={intoId} onChange={setIntoId} />
      {merge.problem !== null && <ErrorState problem={merge.problem} onRetry={merge.clear} />}
      {below.length > 0 && (
        <Alert
          className="hx-label-below"
          type="warning"
          title={t('succession.below', {
            count: below.length,
            names: new Intl.ListFormat(locale, { type: 'conjunction' }).format(below.map(nameOf)),
            into: into === undefined ? t('succession.theOther') : nameOf(into),
          })}
        />
      )}
      <p className="hx-label-counts">
        {t('succession.counts', {
          voices: usage.data?.voices ?? 0,
          corrections: usage.data?.corrections ?? 0,
          tickets: usage.data?.tickets ?? 0,
          keywords: keywords.length,
          examples: examples.length,
          into: into === undefined ? t('succession.theOther') : nameOf(into),
        })}
      </p>
      <p className="hx-soft">{t('succession.mergedMeans')}</p>
    </Modal>
  )
}
