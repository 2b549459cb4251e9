import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AttachButton } from '#features/ticket-files/web/public/attach-button.tsx'
import { UploadList } from '#features/ticket-files/web/public/upload-list.tsx'
import { dropsInto, type Uploaded, useUploads } from '#features/ticket-files/web/public/use-uploads.ts'
import { lacksEvidence } from '../domain/duties.ts'
import type { Item } from './item.ts'

/** Asks for what shows that an item was checked: words, files, or either. */
export function EvidenceForm(props: {
  item: Item
  pending: boolean
  onGive: (given: { words: string; files: Uploaded[] }) => void
  onCancel: () => void
}) {
  const { t } = useTranslation('checklists')
  const { item } = props
  const [words, setWords] = useState(item.words ?? '')
  const uploads = useUploads(item.key)
  const takesFiles = item.evidence !== 'words'
  const files = uploads.files.length + item.files.length
  const lacking = lacksEvidence(item.evidence, { words, files })
  return (
    <div className="hx-checklist-evidence" {...(takesFiles && dropsInto(uploads))}>
      <Input.TextArea
        autoFocus
        aria-label={t('points.words')}
        placeholder={t(item.evidence === 'approval' ? 'approval.why' : `evidence.${item.evidence}`)}
        value={words}
        maxLength={2000}
        autoSize={{ minRows: 1, maxRows: 5 }}
        onChange={(event) => setWords(event.target.value)}
      />
      {takesFiles && <AttachButton uploads={uploads} />}
      <UploadList uploads={uploads} />
      <span className="hx-checklist-deeds">
        <Button
          size="small"
          type="primary"
          disabled={lacking || uploads.loading}
          loading={props.pending}
          onClick={() => props.onGive({ words, files: [...uploads.files] })}
        >
          {t(item.evidence === 'approval' ? 'approval.send' : 'points.done')}
        </Button>
        <Button size="small" onClick={props.onCancel}>
          {t('points.cancel')}
        </Button>
      </span>
    </div>
  )
}
