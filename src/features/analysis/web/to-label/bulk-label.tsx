import { Button, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LabelChoice } from '../corrections.tsx'
import type { Suggestion } from './suggestions.ts'
import type { Labelling, Voice } from './use-labelling.ts'

/** One label for all the selected voices. */
export function BulkLabel(props: {
  voices: readonly Voice[]
  suggestions: readonly Suggestion[]
  labelling: Labelling
  clear: () => void
}) {
  const { t } = useTranslation('analysis')
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const choose = async (labelId: string | null) => {
    setOpen(false)
    setBusy(true)
    await props.labelling.label(props.voices, labelId)
    setBusy(false)
    props.clear()
  }
  return (
    <div className="hx-to-label-bulk" role="toolbar" aria-label={t('queue.bulk')}>
      <strong>{t('queue.selected', { count: props.voices.length })}</strong>
      <Popover
        trigger="click"
        placement="bottomLeft"
        destroyOnHidden
        open={open}
        onOpenChange={setOpen}
        title={t('queue.choose')}
        content={
          <LabelChoice labelId={null} suggestions={props.suggestions} onChoose={(id) => void choose(id)} />
        }
      >
        <Button size="small" type="primary" loading={busy}>
          {t('queue.bulk')}
        </Button>
      </Popover>
      <Button size="small" type="text" onClick={props.clear}>
        {t('queue.clear')}
      </Button>
    </div>
  )
}
